import { folderOf } from '../../model/workspace-path.ts';
import { redactData } from '../../syntax/redact-data.ts';
import type { Extractor } from '../extractor.ts';
import type { ServerlessFact } from '../fact.ts';

/** Files that a `serverless.yml` may name in the place of its functions or resources: alone they deploy nothing. */
export const serverlessParts: Extractor = {
  id: 'serverless-parts',
  title: 'Parts of Serverless Framework files',
  group: 'infra',
  applies: ({ path, text }) =>
    /\.ya?ml$/.test(path) &&
    !/(?:^|\/)serverless(?:\.[\w-]+)?\.ya?ml$/.test(path) &&
    !/AWSTemplateFormatVersion|^\s*apiVersion:/m.test(text) &&
    (/^\s*handler:/m.test(text) || /\bType["']?\s*:\s*["']?AWS::\w+::/.test(text)),
  extract: ({ path, documents }) => ({
    facts: (documents ?? []).slice(0, 1).map(
      (document): ServerlessFact => ({
        kind: 'serverless',
        folder: folderOf(path),
        file: path,
        document: redactData(document),
        isRoot: false,
      }),
    ),
    problems: [],
  }),
};

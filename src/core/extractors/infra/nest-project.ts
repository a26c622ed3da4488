import { folderOf, joinPath } from '../../model/workspace-path.ts';
import { entriesOf, entry, textOf } from '../../syntax/data-node.ts';
import type { Extractor } from '../extractor.ts';
import type { ManifestFact } from '../fact.ts';

/** `nest-cli.json`: applications of a monorepo that has one `package.json` for all of them. */
export const nestProject: Extractor = {
  id: 'nest-project',
  title: 'Nest applications',
  group: 'infra',
  applies: (file) => /(?:^|\/)nest-cli\.json$/.test(file.path),
  extract: (file) => {
    const projects = entriesOf(entry(file.documents?.[0], 'projects'));
    const facts = projects.flatMap(({ key, value, keyAt }): readonly ManifestFact[] => {
      const root = textOf(entry(value, 'root'));
      // Libraries are part of whatever imports them.
      if (root === undefined || textOf(entry(value, 'type')) !== 'application') return [];
      return [
        {
          kind: 'manifest',
          ecosystem: 'npm',
          name: key,
          folder: joinPath(folderOf(file.path), root),
          dependencies: [],
          scripts: {},
          workspaces: [],
          evidence: file.evidence(keyAt, value.end),
        },
      ];
    });
    return { facts, problems: [] };
  },
};

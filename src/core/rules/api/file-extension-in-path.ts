import { shortList } from '../../model/wording.ts';
import { apisOf } from '../questions/api-paths.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { contractExample, operationExample } from '../words/contract-example.ts';
import { agree } from '../words/doers.ts';

export const fileExtensionInPath: Rule = {
  id: 'file-extension-in-path',
  area: 'api',
  severity: severityOf('friction', 'possible'),
  what: 'A path ends with the name of a format.',
  why: 'Another format is another address, although it is the same thing.',
  fix: 'Let the client ask with the Accept header.',
  references: ['https://restfulapi.net/resource-naming/', 'https://www.rfc-editor.org/rfc/rfc9110#name-accept'],
  reads: ['endpoints', 'contracts', 'components'],
  examples: {
    bad: contractExample(`paths:
${operationExample('/tours.json')}`),
    good: contractExample(`paths:
${operationExample('/tours')}`),
  },
  check: ({ index }) =>
    apisOf(index).flatMap((api) => {
      const found = api.paths.filter(
        ({ path }) =>
          /\.(?:json|xml|yaml|php|aspx?|jsp|do)$/i.test(path) &&
          !/(?:manifest|openapi|swagger|sitemap|index|robots|config|jwks|feed|opensearch|browserconfig|docs)[^/]*$/i.test(
            path,
          ),
      );
      if (found.length === 0) return [];
      const names = found.map(({ path }) => path);
      return [
        {
          title: `${shortList(names)} ${agree(names.length, 'carries', 'carry')} a file extension`,
          message: 'What a resource is and how it is written down are two questions; HTTP asks the second in a header.',
          fix: `${shortList(names.map((name) => name.replace(/\.\w+$/, '')))}, and Content-Type by what the client accepts.`,
          evidence: evidenceChain(found.map(({ evidence }) => evidence)),
          subjects: [api.id, ...names],
        },
      ];
    }),
};

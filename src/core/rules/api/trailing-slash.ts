import { shortList } from '../../model/wording.ts';
import { documentsOf } from '../questions/contract-documents.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { groupBy, uniqueBy } from '../questions/group-by.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { contractExample, operationExample } from '../words/contract-example.ts';

export const trailingSlash: Rule = {
  id: 'trailing-slash',
  area: 'api',
  severity: severityOf('friction', 'likely'),
  what: 'Some paths end with a slash and others do not.',
  why: 'To most routers they are two addresses, so that clients get 404 or are redirected and lose the body of a POST.',
  fix: 'Write all paths without the slash.',
  references: [
    'https://docs.stoplight.io/docs/spectral/4dec24461f3af-open-api-rules',
    'https://opensource.zalando.com/restful-api-guidelines/#136',
  ],
  reads: ['contracts', 'endpoints'],
  within: 'district',
  examples: {
    bad: contractExample(`paths:
${operationExample('/tours/')}`),
    good: contractExample(`paths:
${operationExample('/tours')}`),
  },
  check: ({ index }) => {
    const documents = documentsOf(index).map(({ contract, paths }) => ({ id: contract.id, paths }));
    const coded = [
      ...groupBy(
        index.system.endpoints.filter(({ sources }) => sources.includes('code')),
        ({ service }) => service,
      ),
    ].map(([id, endpoints]) => ({
      id,
      paths: endpoints.flatMap(({ path, evidence: [evidence] }) =>
        evidence === undefined ? [] : [{ text: path, evidence }],
      ),
    }));
    return [...documents, ...coded].flatMap(({ id, paths }) => {
      const slashed = uniqueBy(
        paths.filter(({ text }) => text.length > 1 && text.endsWith('/')),
        ({ text }) => text,
      );
      // A framework that ends every path with a slash has a habit, and habits are kept.
      if (slashed.length === 0 || (slashed.length > paths.length / 2 && paths.length > 1)) return [];
      const names = slashed.map(({ text }) => text);
      return [
        {
          title: `${shortList(names)} ${names.length === 1 ? 'ends' : 'end'} with a slash${paths.length > slashed.length ? ', the others do not' : ''}`,
          message:
            'With and without the slash are two paths; where a server redirects one to the other, a POST arrives as a GET without its body.',
          fix: `Write ${shortList(names.map((name) => name.replace(/\/+$/, '')))}, and answer the other form with 308 if clients know it.`,
          evidence: evidenceChain(slashed.map(({ evidence }) => evidence)),
          subjects: [id, ...names],
        },
      ];
    });
  },
};

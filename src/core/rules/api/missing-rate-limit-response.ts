import type { Contract, ContractOperation } from '../../model/contract.ts';
import type { DocumentOperation } from '../../model/contract-document.ts';
import { shortList } from '../../model/wording.ts';
import { allOf } from '../edits/quoted-line.ts';
import { responseEdit } from '../edits/response-edits.ts';
import { matchContract } from '../questions/contract-match.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { contractExample } from '../words/contract-example.ts';
import { agree } from '../words/doers.ts';
import { routeOf } from '../words/route-words.ts';

export const missingRateLimitResponse: Rule = {
  id: 'missing-rate-limit-response',
  area: 'api',
  severity: severityOf('friction', 'likely'),
  what: 'The code limits a route, and its contract does not say that it may answer 429.',
  why: 'Clients that were made from the contract take it for an unknown failure and repeat at once, which is what the limit is against.',
  fix: 'Document 429 with Retry-After.',
  references: [
    'https://opensource.zalando.com/restful-api-guidelines/#153',
    'https://github.com/stoplightio/spectral-owasp-ruleset',
  ],
  reads: ['contracts', 'endpoints'],
  examples: { bad: museum(''), good: museum("\n        '429': { description: Too many requests }") },
  check: ({ index }) =>
    index.system.contracts.flatMap((contract) => {
      if (contract.kind !== 'openapi' || contract.service === undefined) return [];
      const served = index.endpointsOfService(contract.service).filter(({ sources }) => sources.includes('code'));
      const found = matchContract(contract, served).pairs.flatMap(({ documented, endpoint }) => {
        const limit = endpoint.guards.find(({ kind }) => kind === 'rate-limit');
        const written = writtenAs(documented, contract);
        const statuses = written?.statuses ?? [];
        const isSaid = statuses.some((status) => /^(?:429|4xx|default)$/i.test(status));
        return limit === undefined || written === undefined || statuses.length === 0 || isSaid
          ? []
          : [{ endpoint, limit, written, evidence: written.evidence }];
      });
      if (found.length === 0) return [];
      const names = found.map(({ endpoint }) => routeOf(endpoint));
      return [
        {
          title: `${shortList(names)} ${agree(names.length, 'is', 'are')} limited, and ${contract.file} does not know 429`,
          message: `${found[0]?.limit.name} turns callers away, and a generated client cannot tell that from a fault: it does not wait.`,
          fix: `\`'429'\` for ${shortList(names)} in ${contract.file}, with a \`Retry-After\` header.`,
          evidence: evidenceChain(
            found.map(({ evidence }) => evidence),
            found.map(({ limit }) => limit.evidence),
          ),
          edits: allOf(found.map(({ written }) => responseEdit(written, '429', 'Too many requests'))),
          subjects: [contract.id, ...found.map(({ endpoint }) => endpoint.id)],
        },
      ];
    }),
};

/** The servers of a document may stand before its paths; of two that end alike the longer one is meant. */
function writtenAs({ method, path }: ContractOperation, { document }: Contract): DocumentOperation | undefined {
  const alike = document?.operations.filter((each) => each.method === method && path.endsWith(each.path)) ?? [];
  return alike.toSorted((a, b) => b.path.length - a.path.length)[0];
}

function museum(response: string): Record<string, string> {
  return {
    ...contractExample(`paths:
  /tours:
    get:
      operationId: list-tours
      responses:
        '200': { description: Done }
        '404': { description: Failed }${response}
`),
    'src/app.ts': `import express from 'express';
import rateLimit from 'express-rate-limit';

const app = express();

app.get('/v1/tours', rateLimit({ windowMs: 60_000, max: 60 }), (req, res) => {
  res.json({ tours: [] });
});

app.listen(3000);
`,
  };
}

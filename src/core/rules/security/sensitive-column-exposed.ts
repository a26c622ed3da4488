import type { Endpoint } from '../../model/endpoint.ts';
import type { Shape } from '../../model/shape.ts';
import { shortList } from '../../model/wording.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { groupBy } from '../questions/group-by.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { expressExample } from '../words/express-example.ts';
import { prose } from '../words/prose.ts';
import { routeOf } from '../words/route-words.ts';

export const sensitiveColumnExposed: Rule = {
  id: 'sensitive-column-exposed',
  area: 'security',
  severity: severityOf('loss', 'likely'),
  what: 'A route answers with a field that nobody outside may see.',
  why: 'Hashes can be cracked at home, and secrets used at once.',
  fix: 'Answer with the fields that are meant, by name.',
  references: [
    'https://owasp.org/API-Security/editions/2023/en/0xa3-broken-object-property-level-authorization/',
    'https://cwe.mitre.org/data/definitions/200.html',
  ],
  reads: ['endpoints'],
  within: 'district',
  examples: {
    bad: expressExample(show('{ id: 1, passwordHash: member.passwordHash }')),
    good: expressExample(show('{ id: 1, name: member.name }')),
  },
  check: ({ index }) =>
    [...groupBy(index.system.endpoints, ({ service }) => service).values()].flatMap((endpoints) => {
      const found = endpoints.flatMap((endpoint) =>
        secretsOf(endpoint).map(({ name, evidence }) => ({ endpoint, name, evidence })),
      );
      if (found.length === 0) return [];
      const names = [...new Set(found.map(({ endpoint, name }) => `${name} in ${routeOf(endpoint)}`))];
      return [
        {
          // A write gives back what its caller has just sent.
          severity: found.every(({ endpoint }) => endpoint.method !== 'GET') ? 'medium' : undefined,
          title: `${shortList(names)} ${names.length === 1 ? 'is' : 'are'} sent to the client`,
          message: prose(
            'Whoever may call the route reads it in the answer, and so does whatever keeps answers on the way.',
          ),
          fix: 'List the fields of the answer instead of handing out the row, or strip this one where the row is turned into an answer.',
          evidence: evidenceChain(found.map(({ evidence, endpoint }) => evidence ?? endpoint.evidence[0])),
          subjects: found.map(({ endpoint, name }) => `${endpoint.id} ${name}`),
        },
      ];
    }),
};

/** `{ password: 3, noPassword: 7 }` behind `/admin-count` tells how many, and no password. */
const figures = /count|statistic|stats|total/i;

function secretsOf({ path, responses }: Endpoint) {
  if (figures.test(path.split('/').at(-1) ?? '')) return [];
  return responses
    .filter(({ status }) => status < 300)
    .flatMap(({ shape, evidence }) =>
      (shape === undefined ? [] : fieldsIn(shape))
        .filter((name) => secret.test(name))
        .map((name) => ({ name, evidence })),
    );
}

const secret =
  /^(?:password|passwd|password_?hash|hashed_?password|password_?digest|password_?salt|ssn|private_?key|totp_?secret|mfa_?secret)$/i;

function fieldsIn(shape: Shape, depth = 0): string[] {
  if (depth > 4) return [];
  if (shape.type === 'array' && 'items' in shape) return fieldsIn(shape.items, depth + 1);
  if (shape.type !== 'object' || !('fields' in shape)) return [];
  return shape.fields.flatMap(({ name, shape: inner }) => [
    ...(isValue(inner) ? [name] : []),
    ...fieldsIn(inner, depth + 1),
  ]);
}

/** `password: { min: 8 }` speaks of passwords and holds none. */
function isValue(shape: Shape): boolean {
  return shape.type === 'string' || shape.type === 'unknown';
}

function show(answer: string): string {
  return `app.get('/v1/members/:id', async (req, res) => {
  const member = { name: 'A', passwordHash: 'x' };
  res.json(${answer});
});`;
}

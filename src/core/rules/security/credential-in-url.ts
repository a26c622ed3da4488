import type { Endpoint } from '../../model/endpoint.ts';
import { shortList } from '../../model/wording.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { groupBy } from '../questions/group-by.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { expressExample } from '../words/express-example.ts';
import { routeOf } from '../words/route-words.ts';

const schema = {
  'schema.sql': 'CREATE TABLE members (id bigserial PRIMARY KEY, email text NOT NULL UNIQUE, hash text NOT NULL);',
};

export const credentialInUrl: Rule = {
  id: 'credential-in-url',
  area: 'security',
  severity: severityOf('loss', 'possible'),
  what: 'A route takes a password or a key in its path or query.',
  why: 'Addresses stand in logs of servers and proxies, in the history of browsers and in Referer headers.',
  fix: 'Take it in a header or in the body.',
  references: [
    'https://owasp.org/www-community/vulnerabilities/Information_exposure_through_query_strings_in_url',
    'https://cwe.mitre.org/data/definitions/598.html',
  ],
  reads: ['endpoints', 'contracts'],
  within: 'district',
  examples: {
    bad: expressExample(login('req.query.password'), schema),
    good: expressExample(login('req.body.password'), schema),
  },
  check: ({ index }) =>
    [...groupBy(index.system.endpoints, ({ service }) => service).values()].flatMap((endpoints) => {
      const found = endpoints
        .filter((endpoint) => !isPage(endpoint, endpoints))
        .flatMap((endpoint) => credentialsOf(endpoint).map((name) => ({ endpoint, name })));
      if (found.length === 0) return [];
      const names = [...new Set(found.map(({ endpoint, name }) => `${name} of ${routeOf(endpoint)}`))];
      return [
        {
          title: `${shortList(names)} ${names.length === 1 ? 'stands' : 'stand'} in the address`,
          message:
            'Every proxy and access log on the way writes the whole address down, and the browser keeps it; whoever reads a log has it.',
          fix: 'An `Authorization` header for keys and tokens, the body for passwords.',
          evidence: evidenceChain(found.map(({ endpoint }) => endpoint.evidence[0])),
          subjects: found.map(({ endpoint, name }) => `${endpoint.id} ${name}`),
        },
      ];
    }),
};

/** The page of a form, whose fields come with the POST: one handler shows and takes it, or it is where people sign in. */
function isPage({ method, path, handler }: Endpoint, endpoints: readonly Endpoint[]): boolean {
  if (method !== 'GET' || handler === undefined || path.includes('{')) return false;
  return endpoints.some(
    (other) => other.method === 'POST' && other.path === path && (other.handler === handler || signingIn.test(path)),
  );
}

const signingIn = /\/(?:log|sign)[-_]?(?:in|up)$|\/register$/i;

/** Tokens that work once, as for a reset or an invitation, can only come in a link. */
function credentialsOf({ parameters }: Endpoint): string[] {
  return parameters
    .filter((parameter) => (parameter.in === 'query' || parameter.in === 'path') && secret.test(parameter.name))
    .map(({ name }) => name);
}

const secret = /^(?:password|passwd|pwd|api_?key|client_?secret|access_?token|secret|ssn)$/i;

function login(password: string): string {
  return `app.get('/v1/members/me', async (req, res) => {
  const members = await pool.query('SELECT id, email FROM members WHERE email = $1 AND hash = $2', [req.user.email, ${password}]);
  res.json(members.rows[0]);
});`;
}

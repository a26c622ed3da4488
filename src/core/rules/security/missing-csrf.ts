import { turnsAway } from '../../model/endpoint.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { groupBy } from '../questions/group-by.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { expressExample } from '../words/express-example.ts';
import { prose } from '../words/prose.ts';

export const missingCsrf: Rule = {
  id: 'missing-csrf',
  area: 'security',
  severity: severityOf('loss', 'possible'),
  what: 'A page of another site may send requests with the cookie of a login, and nothing tells them apart.',
  why: 'Whoever looks at that page changes their data here without knowing.',
  fix: 'Let the cookie be SameSite, or ask for a token that only pages of the service know.',
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html',
    'https://cwe.mitre.org/data/definitions/352.html',
  ],
  reads: ['effects', 'endpoints', 'components'],
  examples: {
    bad: expressExample(halls('none')),
    good: expressExample(halls('lax')),
  },
  check: ({ index }) => {
    const settings = index.system.effects.filter(({ kind }) => kind === 'csrf');
    return [...groupBy(settings, ({ service }) => service).values()].flatMap((effects) => {
      const [{ service }] = effects;
      const endpoints = index.endpointsOfService(service).filter(({ sources }) => sources.includes('code'));
      const off = effects.filter((effect) => effect.settings?.['protection'] === 'off');
      const guarded =
        off.length < effects.length ||
        endpoints.some(({ guards }) =>
          guards.some((guard) => turnsAway(guard) && /csrf|xsrf|forgery|origin/i.test(guard.name)),
        );
      const changing = endpoints.some(({ method }) => ['POST', 'PUT', 'PATCH', 'DELETE', 'ANY'].includes(method));
      if (off.length === 0 || guarded || !changing) return [];
      const by = off[0]?.settings?.['by'] ?? '';
      return [
        {
          title: `${index.component(service)?.name ?? service} takes changes from pages of other sites`,
          message: prose(
            `${by} lets the browser send the cookie of a login along with requests that any page starts,`,
            'and no token or origin is compared before something is changed.',
          ),
          fix: 'Set `SameSite=Lax` where no other site has to send the cookie; else compare a token in each changing request, or the Origin header.',
          evidence: evidenceChain(off.map(({ evidence: [place] }) => place)),
          subjects: [service, ...off.map(({ id }) => id)],
        },
      ];
    });
  },
};

function halls(sameSite: string): string {
  return `import session from 'express-session';

app.use(session({ secret: process.env.SESSION_KEY, cookie: { secure: true, sameSite: '${sameSite}' } }));

app.post('/v1/halls', (req, res) => {
  res.status(201).json({ id: 1 });
});`;
}

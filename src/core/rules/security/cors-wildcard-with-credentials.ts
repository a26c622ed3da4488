import { evidenceChain } from '../questions/evidence-chain.ts';
import { groupBy } from '../questions/group-by.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { expressExample } from '../words/express-example.ts';
import { prose } from '../words/prose.ts';

export const corsWildcardWithCredentials: Rule = {
  id: 'cors-wildcard-with-credentials',
  area: 'security',
  severity: severityOf('loss', 'likely'),
  what: 'Pages of every origin may call the API with the cookies of whoever looks at them.',
  why: 'A page that somebody opens elsewhere reads and changes what belongs to them, in their name.',
  fix: 'List the origins that may, or take no cookies.',
  references: [
    'https://portswigger.net/web-security/cors',
    'https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CORS#credentialed_requests_and_wildcards',
  ],
  reads: ['effects', 'components'],
  examples: {
    bad: expressExample(cors('true')),
    good: expressExample(cors("['https://museum.example']")),
  },
  check: ({ index }) => {
    const open = index.system.effects.filter(
      ({ kind, settings }) => kind === 'cors' && settings?.['origins'] === 'any',
    );
    return [...groupBy(open, ({ service }) => service).values()].map((effects) => {
      const [{ service, name }] = effects;
      const who = index.component(service)?.name ?? service;
      const echoes = effects.some(({ settings }) => settings?.['echoes'] === 'true');
      return {
        severity: echoes ? severityOf('loss', 'likely') : severityOf('friction', 'certain'),
        title: echoes
          ? `${who} lets pages of every origin call it with cookies`
          : `${who} allows every origin and cookies, which no browser accepts`,
        message: echoes
          ? prose(
              `${name} answers each origin that asks as if it were listed, and allows credentials:`,
              'the browser then hands answers made with the cookies of its user to any page.',
            )
          : `${name} answers with a star and allows credentials; browsers refuse the two together, so calls with cookies fail, and the next mend is often to open it for real.`,
        fix: `Give ${name} the list of origins of your own pages; where every page may read, leave credentials out.`,
        evidence: evidenceChain(effects.map(({ evidence: [place] }) => place)),
        subjects: [service, ...effects.map(({ id }) => id)],
      };
    });
  },
};

function cors(origin: string): string {
  return `import cors from 'cors';

app.use(cors({ origin: ${origin}, credentials: true }));

app.get('/v1/halls', (req, res) => {
  res.json({ items: [] });
});`;
}

import type { Evidence } from '../../model/evidence.ts';
import type { System } from '../../model/system.ts';
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
  reads: ['effects', 'endpoints', 'components'],
  within: 'district',
  examples: {
    bad: expressExample(cors('true')),
    good: expressExample(cors("['https://museum.example']")),
  },
  check: ({ index }) =>
    [...groupBy(openings(index.system), ({ service }) => service).values()].map((own) => {
      const [{ service, name }] = own;
      const who = index.component(service)?.name ?? service;
      const echoes = own.some((each) => each.echoes);
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
        evidence: evidenceChain(own.map(({ place }) => place)),
        subjects: [service, ...own.flatMap(({ effect }) => effect ?? [])],
      };
    }),
};

/** A place that lets every origin ask with cookies. */
interface Opening {
  readonly service: string;
  readonly name: string;
  readonly echoes: boolean;
  readonly place: Evidence | undefined;
  readonly effect?: string | undefined;
}

/** Of settings wherever they stand, and of what is on the way to endpoints besides. */
function openings({ effects, endpoints }: System): readonly Opening[] {
  const set = effects
    .filter(({ kind, settings }) => kind === 'cors' && settings?.['origins'] === 'any')
    .map(({ id, service, name, settings, evidence: [place] }): Opening => {
      return { service, name, echoes: settings?.['echoes'] === 'true', place, effect: id };
    });
  const known = new Set(set.map(({ place }) => placeKey(place)));
  const passed = endpoints.flatMap(({ service, guards }) =>
    guards.flatMap(({ name, policy, evidence }): readonly Opening[] => {
      const isOpen = policy?.credentials === true && (policy.origins === 'any' || policy.origins === 'reflected');
      if (!isOpen || known.has(placeKey(evidence))) return [];
      known.add(placeKey(evidence));
      return [{ service, name, echoes: policy.origins === 'reflected', place: evidence }];
    }),
  );
  return [...set, ...passed];
}

function placeKey(place: Evidence | undefined): string {
  return `${place?.file}:${place?.line}`;
}

function cors(origin: string): string {
  return `import cors from 'cors';

app.use(cors({ origin: ${origin}, credentials: true }));

app.get('/v1/halls', (req, res) => {
  res.json({ items: [] });
});`;
}

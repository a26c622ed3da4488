import type { Effect } from '../../model/effect.ts';
import type { Severity } from '../finding.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { groupBy } from '../questions/group-by.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { expressExample } from '../words/express-example.ts';

interface Weakness {
  readonly setting: string;
  readonly value: string;
  readonly severity: Severity;
  readonly title: string;
  readonly message: string;
  readonly fix: string;
}

const weaknesses: readonly Weakness[] = [
  {
    setting: 'signature',
    value: 'unchecked',
    severity: severityOf('loss', 'certain'),
    title: 'believes tokens without a look at their signature',
    message: 'Whoever writes a token of their own, with any name and any rights in it, is believed.',
    fix: 'Verify the signature with the key of whoever issues the tokens, and name the algorithm that is expected.',
  },
  {
    setting: 'algorithm',
    value: 'none',
    severity: severityOf('loss', 'certain'),
    title: 'accepts tokens that are not signed',
    message: 'The algorithm `none` is among those allowed: a token that anybody writes passes.',
    fix: 'Allow the one algorithm with which tokens are signed.',
  },
  {
    setting: 'key',
    value: 'written',
    severity: severityOf('loss', 'likely'),
    title: 'signs its tokens with a key that stands in the code',
    message:
      'Whoever has seen the code, a copy of it or its history makes tokens for anybody, and the key cannot change without a new release.',
    fix: 'Take the key from the environment or a store of secrets, refuse to start without it, and replace the one that was written down.',
  },
  {
    setting: 'expiry',
    value: 'ignored',
    severity: severityOf('loss', 'possible'),
    title: 'believes tokens that have expired',
    message: 'A token that was lost once opens the service for ever.',
    fix: 'Leave the check of the lifetime on.',
  },
  {
    setting: 'expiry',
    value: 'never',
    severity: severityOf('loss', 'possible', true),
    title: 'makes tokens that never expire',
    message: 'A token that leaks into a log or a browser opens the account for ever; only a new key for all ends it.',
    fix: 'Let tokens end within hours, and renew them by one that can be called back.',
  },
  {
    setting: 'key',
    value: 'fallback',
    severity: severityOf('loss', 'possible', true),
    title: 'falls back to a key that stands in the code',
    message:
      'Where nobody sets the variable, tokens are signed with a key that everybody can read, and nothing tells that it is so.',
    fix: 'Refuse to start without the variable; a key for development belongs into a file that only development reads.',
  },
];

export const weakJwt: Rule = {
  id: 'weak-jwt',
  area: 'security',
  severity: severityOf('loss', 'likely'),
  what: 'Tokens that say who somebody is can be forged, or never end.',
  why: 'Everything behind the login is only as safe as the token.',
  fix: 'Sign with a key from outside the code, verify always, and let tokens end.',
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/JSON_Web_Token_for_Java_Cheat_Sheet.html',
    'https://www.rfc-editor.org/rfc/rfc8725',
  ],
  reads: ['effects', 'components'],
  examples: {
    bad: expressExample(login("'museum-of-1874-key'")),
    good: expressExample(login('process.env.TOKEN_KEY')),
  },
  check: ({ index }) =>
    weaknesses.flatMap((weakness) => {
      const found = index.system.effects.filter(
        ({ kind, settings }) => kind === 'token' && settings?.[weakness.setting] === weakness.value,
      );
      return [...groupBy(found, ({ service }) => service).values()].map((effects) => {
        const [{ service }] = effects;
        return {
          severity: weakness.severity,
          title: `${index.component(service)?.name ?? service} ${weakness.title}`,
          message: weakness.message,
          fix: weakness.fix,
          evidence: evidenceChain(effects.map(({ evidence: [place] }: Effect) => place)),
          subjects: [service, weakness.setting, ...effects.map(({ id }) => id)],
        };
      });
    }),
};

function login(key: string): string {
  return `import { sign } from 'jsonwebtoken';

app.get('/v1/badges', (req, res) => {
  res.json({ badge: sign({ sub: req.user.id }, ${key}, { expiresIn: '1h' }) });
});`;
}

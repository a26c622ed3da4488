import { shortList } from '../../model/wording.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { groupBy } from '../questions/group-by.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { expressExample } from '../words/express-example.ts';
import { prose } from '../words/prose.ts';

export const cookieFlags: Rule = {
  id: 'cookie-flags',
  area: 'security',
  severity: severityOf('loss', 'possible'),
  what: 'A cookie that stands for a login can be read by scripts of the page, or travels in the clear.',
  why: 'One script that gets into a page, or one person on the way, takes the login along.',
  fix: 'Set HttpOnly and Secure on it.',
  references: [
    'https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/Cookies#security',
    'https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html#cookies',
  ],
  reads: ['effects', 'components'],
  examples: {
    bad: expressExample(login('{ secure: true }')),
    good: expressExample(login('{ secure: true, httpOnly: true }')),
  },
  check: ({ index }) => {
    const set = index.system.effects.filter(({ kind }) => kind === 'cookie');
    return [...groupBy(set, ({ service }) => service).values()].map((effects) => {
      const [{ service }] = effects;
      const readable = effects.filter(({ settings }) => settings?.['httpOnly'] === 'off');
      const clear = effects.filter(({ settings }) => settings?.['secure'] === 'off');
      const names = (of: typeof effects | typeof readable): string =>
        shortList([...new Set(of.map(({ name }) => `\`${name}\``))]);
      const who = index.component(service)?.name ?? service;
      return {
        severity: severityOf('loss', 'possible', readable.length === 0),
        title:
          readable.length > 0
            ? `${who} lets scripts read the cookie ${names(readable)}`
            : `${who} sends the cookie ${names(clear)} without encryption`,
        message: prose(
          readable.length > 0
            ? `${names(readable)} is set without HttpOnly: a script that gets into the page sends it away, and whoever has it is logged in.`
            : undefined,
          clear.length > 0
            ? `${names(clear)} is set with Secure turned off, so the browser also sends it over plain HTTP.`
            : undefined,
        ),
        fix: 'Set `HttpOnly` and `Secure`, and `SameSite=Lax` where no other site has to send it.',
        evidence: evidenceChain([...readable, ...clear].map(({ evidence: [place] }) => place)),
        subjects: [service, ...effects.map(({ id }) => id)],
      };
    });
  },
};

function login(options: string): string {
  return `app.get('/v1/badges', (req, res) => {
  res.cookie('session_token', req.user.badge, ${options});
  res.json({ id: req.user.id });
});`;
}

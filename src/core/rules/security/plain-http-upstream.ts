import { shortList } from '../../model/wording.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { groupBy } from '../questions/group-by.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { agree } from '../words/doers.ts';
import { expressExample } from '../words/express-example.ts';

export const plainHttpUpstream: Rule = {
  id: 'plain-http-upstream',
  area: 'security',
  severity: severityOf('loss', 'possible'),
  what: 'A service calls another company or network without encryption.',
  why: 'Everybody on the way reads and changes what is sent and what comes back.',
  fix: 'Call it by https.',
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/Transport_Layer_Security_Cheat_Sheet.html',
    'https://cwe.mitre.org/data/definitions/319.html',
  ],
  reads: ['calls', 'components'],
  examples: {
    bad: expressExample(rates('http')),
    good: expressExample(rates('https')),
  },
  check: ({ index }) => {
    const plain = index.system.calls.filter(
      ({ host, unencrypted, to }) =>
        unencrypted === true && host !== undefined && isPublic(host) && index.component(to ?? '')?.kind === 'external',
    );
    return [...groupBy(plain, ({ from, host }) => `${from} ${host}`).values()].map((calls) => {
      const [{ from, host, method, path }] = calls;
      const asked = [...new Set(calls.map((call) => `${call.method} ${call.path}`))];
      return {
        title: `${index.component(from)?.name ?? from} calls ${host} without encryption`,
        message: `${shortList(asked)} ${agree(asked.length, 'goes', 'go')} to ${host} by http: keys in its headers and the answer are open to everybody on the way.`,
        fix: `Write https://${host}, and refuse an address with http where it comes from a setting.`,
        evidence: evidenceChain(calls.map(({ evidence: [place] }) => place)),
        subjects: [from, host ?? '', `${method} ${path}`],
      };
    });
  },
};

/** A name with a public ending; addresses and names of the own network are another matter. */
function isPublic(host: string): boolean {
  return (
    /\.[a-z]{2,}$/i.test(host) &&
    !/(?:^|\.)(?:local|localhost|internal|lan|intranet|corp|home|svc|cluster|test|docker|consul|localdomain)$/i.test(
      host,
    )
  );
}

function rates(scheme: string): string {
  return `app.get('/v1/rates', async (req, res) => {
  const rates = await fetch('${scheme}://api.exchange.example/rates', { signal: AbortSignal.timeout(2000) });
  res.json({ open: rates.ok });
});`;
}

import { shortList } from '../../model/wording.ts';
import { callersValues } from '../questions/callers-values.ts';
import { evidenceChain, wayTo } from '../questions/evidence-chain.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { expressExample } from '../words/express-example.ts';
import { prose } from '../words/prose.ts';

export const ssrfUrlParameter: Rule = {
  id: 'ssrf-url-parameter',
  area: 'security',
  severity: severityOf('loss', 'possible'),
  what: 'A route calls the address that its caller names.',
  why: 'The caller reaches through the service what only the service may reach, such as the metadata of the cloud, databases and neighbors.',
  fix: 'Take a key instead of an address, or compare the host with a list of those that are allowed.',
  references: [
    'https://owasp.org/API-Security/editions/2023/en/0xa7-server-side-request-forgery/',
    'https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html',
  ],
  reads: ['effects', 'endpoints', 'operations', 'operationCalls', 'channels', 'jobs'],
  within: 'district',
  examples: {
    bad: expressExample(poster('req.query.poster')),
    good: expressExample(poster('`https://posters.example/v1/${req.query.poster}`')),
  },
  check: ({ index }) =>
    callersValues(index, 'request-target').map(({ effects, entry, open, words }) => ({
      severity: severityOf('loss', open ? 'likely' : 'possible'),
      title: `${entry.label} calls whatever address ${shortList(words)} names`,
      message: prose(
        `The host of the request comes from ${shortList(words)}, and nothing on the way compares it with hosts that are allowed:`,
        'an address of the own network, or http://169.254.169.254 with the credentials of the machine, is called as well.',
      ),
      fix: 'Look the address up by a key that the caller sends; where it has to be free, resolve the host and refuse private, loopback and link-local addresses, also after redirects.',
      evidence: evidenceChain(
        effects.map(({ evidence: [place] }) => place),
        wayTo(index, entry, effects[0].operation ?? ''),
      ),
      subjects: [entry.id, ...effects.map(({ id }) => id)],
    })),
};

function poster(address: string): string {
  return `app.get('/v1/posters', async (req, res) => {
  const poster = await fetch(${address}, { signal: AbortSignal.timeout(2000) });
  res.json({ type: poster.headers.get('content-type') });
});`;
}

import { shortList } from '../../model/wording.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { groupBy } from '../questions/group-by.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { expressExample } from '../words/express-example.ts';

export const disabledTlsVerification: Rule = {
  id: 'disabled-tls-verification',
  area: 'security',
  severity: severityOf('loss', 'possible'),
  what: 'A client believes every server, whatever certificate it shows.',
  why: 'Whoever sits on the way answers in the name of the server, and reads and changes what is sent.',
  fix: 'Give the client the certificate of the authority that signed the server, and leave the check on.',
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/Transport_Layer_Security_Cheat_Sheet.html',
    'https://cwe.mitre.org/data/definitions/295.html',
  ],
  reads: ['effects', 'components'],
  examples: {
    bad: expressExample(agent('{ rejectUnauthorized: false }')),
    good: expressExample(agent("{ ca: readFileSync('certificates/archive.pem') }")),
  },
  check: ({ index }) => {
    const off = index.system.effects.filter(
      ({ kind, settings }) => kind === 'tls' && settings?.['verification'] === 'off',
    );
    return [...groupBy(off, ({ service }) => service).values()].map((effects) => {
      const [{ service }] = effects;
      const switches = shortList([...new Set(effects.map(({ name }) => `\`${name}\``))]);
      return {
        title: `${index.component(service)?.name ?? service} does not check who answers it`,
        message: `${switches} turns the check of certificates off: the connection is encrypted, but nobody knows with whom.`,
        fix: 'Remove the switch. For a server with a certificate of your own, hand its authority to the client; for development, set it in the environment of the developer alone.',
        evidence: evidenceChain(effects.map(({ evidence: [place] }) => place)),
        subjects: [service, ...effects.map(({ id }) => id)],
      };
    });
  },
};

function agent(options: string): string {
  return `import { readFileSync } from 'node:fs';
import { Agent } from 'node:https';

const archive = new Agent(${options});

app.get('/v1/halls', (req, res) => {
  res.json({ items: [], open: archive.totalSocketCount });
});`;
}

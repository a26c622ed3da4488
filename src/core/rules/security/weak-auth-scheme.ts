import type { Effect } from '../../model/effect.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { shortList } from '../../model/wording.ts';
import { documentsOf } from '../questions/contract-documents.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { groupBy } from '../questions/group-by.ts';
import type { Report, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { expressExample } from '../words/express-example.ts';

export const weakAuthScheme: Rule = {
  id: 'weak-auth-scheme',
  area: 'security',
  severity: severityOf('loss', 'likely'),
  what: 'Passwords are kept, or asked for, in a way that does not protect them.',
  why: 'A copy of the table, or of a log with addresses, is enough to log in as others.',
  fix: 'Keep passwords by a slow digest such as argon2id or bcrypt, and ask for tokens in a header.',
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html',
    'https://cheatsheetseries.owasp.org/cheatsheets/REST_Security_Cheat_Sheet.html',
  ],
  reads: ['effects', 'contracts', 'components'],
  examples: {
    bad: expressExample(badges("createHash('md5').update(req.body.password).digest('hex')")),
    good: expressExample(badges('await bcrypt.hash(req.body.password, 12)')),
  },
  check: ({ index }) => [...keptPasswords(index), ...askedKeys(index)],
};

function keptPasswords(index: SystemIndex): Report[] {
  const kept = index.system.effects.filter(
    ({ kind, settings }) => kind === 'crypto' && settings?.['passwords'] !== undefined,
  );
  return [...groupBy(kept, ({ service, name }) => `${service} ${name}`).values()].map((effects) => {
    const [{ service, name, settings }] = effects;
    const who = index.component(service)?.name ?? service;
    const isPlain = settings?.['passwords'] === 'plain';
    return {
      title: isPlain ? `${who} keeps passwords as they are` : `${who} keeps passwords by ${name}`,
      message: isPlain
        ? `${name} compares passwords as texts: whoever reads the table has them all.`
        : `${name} is made to be fast: one graphics card tries billions of passwords a second against a copy of the table.`,
      fix: 'Use argon2id or bcrypt through a library, and renew each digest at the next login.',
      evidence: evidenceChain(effects.map(({ evidence: [place] }: Effect) => place)),
      subjects: [service, name],
    };
  });
}

/** A key in an address is in every log on the way. */
function askedKeys(index: SystemIndex): Report[] {
  return documentsOf(index).flatMap((document) => {
    const asked = new Set(document.operations.flatMap(({ requirements }) => requirements.map(({ scheme }) => scheme)));
    const keys = document.schemes.filter(
      ({ type, asks, name }) => type === 'apiKey' && asks === 'query' && asked.has(name),
    );
    if (keys.length === 0) return [];
    const names = shortList(keys.map(({ name }) => name));
    const header = document.schemes.find(
      ({ type, asks, name }) => (asks === 'header' || type === 'http') && asked.has(name),
    )?.name;
    return [
      {
        severity: severityOf('loss', 'possible', header !== undefined),
        title: `${names} of ${document.file} ${keys.length === 1 ? 'stands' : 'stand'} in the address`,
        message: `Servers and proxies write addresses into their logs, and the key of ${names} is a parameter of the query.`,
        fix:
          header === undefined
            ? 'Ask for it in a header, `in: header`, and take the parameter as well until callers have changed.'
            : `Point callers to ${header}, which takes it in a header, and keep the parameter only for those that can send none.`,
        evidence: keys.map(({ evidence }) => evidence),
        subjects: [document.contract.id, ...keys.map(({ name }) => name)],
      },
    ];
  });
}

function badges(digest: string): string {
  return `import { createHash } from 'node:crypto';
import bcrypt from 'bcrypt';

app.put('/v1/badges', async (req, res) => {
  const digest = ${digest};
  await pool.query('UPDATE badges SET digest = $1 WHERE id = $2', [digest, req.user.id]);
  res.status(204).end();
});`;
}

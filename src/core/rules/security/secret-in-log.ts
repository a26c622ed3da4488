import { shortList } from '../../model/wording.ts';
import { entryPointsOf } from '../questions/entry-points.ts';
import { evidenceChain, wayTo } from '../questions/evidence-chain.ts';
import { groupBy } from '../questions/group-by.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { agree } from '../words/doers.ts';
import { expressExample } from '../words/express-example.ts';

export const secretInLog: Rule = {
  id: 'secret-in-log',
  area: 'security',
  severity: severityOf('loss', 'possible'),
  what: 'A password, a key or the number of a card is written into the log.',
  why: 'Logs are kept long, copied to other systems and read by many who may not log in as others.',
  fix: 'Log who and what, and leave the secret out.',
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html#data-to-exclude',
    'https://cwe.mitre.org/data/definitions/532.html',
  ],
  reads: ['effects', 'endpoints', 'operations', 'operationCalls', 'channels', 'jobs', 'components'],
  within: 'district',
  examples: {
    bad: expressExample(renew('req.user.email, req.body.newPassword')),
    good: expressExample(renew('req.user.email')),
  },
  check: ({ index }) => {
    const entries = entryPointsOf(index);
    const logged = index.system.effects.filter(({ kind }) => kind === 'log');
    return [...groupBy(logged, ({ operation, service }) => operation ?? service).values()].flatMap((effects) => {
      const [first] = effects;
      const { operation, service } = first;
      const [entry] = operation === undefined ? [] : entries(operation);
      if (entry === undefined && operation !== undefined) return [];
      // Nobody asks for what a program does when it starts.
      const [who, when] =
        entry === undefined ? [index.component(service)?.name ?? service, ' as it starts'] : [entry.label, ''];
      const secrets = [...new Set(effects.map(({ name }) => `\`${name}\``))];
      const names = shortList(secrets);
      return [
        {
          title: `${who} writes ${names} into the log${when}`,
          message: `${names} ${agree(secrets.length, 'stands', 'stand')} in the log in readable form, and in every system that the log is sent to.`,
          fix: `Leave ${agree(secrets.length, 'it', 'them')} out of the call, or let the logger blank ${agree(secrets.length, 'it', 'them')} by name.`,
          evidence: evidenceChain(
            effects.map(({ evidence: [place] }) => place),
            wayTo(index, entry, operation ?? ''),
          ),
          subjects: [entry?.id ?? service, ...effects.map(({ id }) => id)],
        },
      ];
    });
  },
};

function renew(logged: string): string {
  return `app.put('/v1/badges', async (req, res) => {
  console.info('badge renewed', ${logged});
  res.json({ id: 1 });
});`;
}

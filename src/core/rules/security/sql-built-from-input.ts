import { shortList } from '../../model/wording.ts';
import { callersValues } from '../questions/callers-values.ts';
import { evidenceChain, wayTo } from '../questions/evidence-chain.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { expressExample } from '../words/express-example.ts';
import { prose } from '../words/prose.ts';

const schema = { 'schema.sql': 'CREATE TABLE guides (id bigserial PRIMARY KEY, name text NOT NULL UNIQUE);' };

export const sqlBuiltFromInput: Rule = {
  id: 'sql-built-from-input',
  area: 'security',
  severity: severityOf('loss', 'likely'),
  what: 'A value of the request is written into the text of an SQL statement.',
  why: 'Whoever sends a quote and a condition of their own reads, changes or deletes any row that the database user may.',
  fix: 'Hand values over as parameters beside the statement, and choose names of columns from a list.',
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/SQL_Injection_Prevention_Cheat_Sheet.html',
    'https://cwe.mitre.org/data/definitions/89.html',
  ],
  reads: ['effects', 'endpoints', 'operations', 'operationCalls', 'channels', 'jobs'],
  within: 'district',
  examples: {
    bad: expressExample(guides("`SELECT id FROM guides WHERE name = '${req.query.name}' LIMIT 20`"), schema),
    good: expressExample(guides("'SELECT id FROM guides WHERE name = $1 LIMIT 20', [req.query.name]"), schema),
  },
  check: ({ index }) =>
    callersValues(index, 'sql-text').map(({ effects, entry, open, words }) => ({
      severity: severityOf('loss', open ? 'certain' : 'likely'),
      title: `${entry.label} writes ${shortList(words)} into its SQL`,
      message: prose(
        `The statement is put together from ${shortList(words)}, so what the caller sends is read as SQL and not as a value.`,
        open ? 'Nobody asks who is calling.' : 'Everybody who may call the route can do it.',
      ),
      fix: 'Put a placeholder into the statement and the value into the list of parameters; a column or a direction to sort by is looked up in a list of those that are allowed.',
      evidence: evidenceChain(
        effects.map(({ evidence: [place] }) => place),
        wayTo(index, entry, effects[0].operation ?? ''),
      ),
      subjects: [entry.id, ...effects.map(({ id }) => id)],
    })),
};

function guides(statement: string): string {
  return `app.get('/v1/guides', async (req, res) => {
  const found = await pool.query(${statement});
  res.json({ items: found.rows });
});`;
}

import { shortList } from '../../model/wording.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { groupBy } from '../questions/group-by.ts';
import { browserTables } from '../questions/public-schema.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';

export const rowLevelSecurityOff: Rule = {
  id: 'row-level-security-off',
  area: 'security',
  severity: severityOf('loss', 'certain'),
  what: 'A table that browsers reach through a generated API has no row-level security.',
  why: 'Everybody who has the public key of the page reads and changes every row.',
  fix: 'Enable row-level security and say by policies who may do what.',
  references: [
    'https://supabase.com/docs/guides/database/postgres/row-level-security',
    'https://www.postgresql.org/docs/current/ddl-rowsecurity.html',
  ],
  reads: ['tables'],
  examples: {
    bad: { 'supabase/migrations/20240101000000_guides.sql': guides() },
    good: {
      'supabase/migrations/20240101000000_guides.sql': `${guides()}ALTER TABLE guides ENABLE ROW LEVEL SECURITY;\n`,
    },
  },
  check: ({ index }) => {
    const open = browserTables(index).filter(({ rowSecurity }) => rowSecurity !== true);
    return [...groupBy(open, ({ store }) => store).values()].map((tables) => {
      const names = shortList(tables.map(({ name }) => name));
      return {
        title: `${names} ${tables.length === 1 ? 'is' : 'are'} open to every browser`,
        message: `The API that Supabase makes of the schema serves ${names} to whoever has the public key, which stands in every page; without row-level security it shows and changes all rows.`,
        fix: `${tables
          .map(({ name }) => `\`ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY;\``)
          .slice(0, 3)
          .join(' ')} Then add a policy for each thing that callers may do.`,
        evidence: evidenceChain(tables.map(({ evidence: [place] }) => place)),
        subjects: tables.map(({ id }) => id),
      };
    });
  },
};

function guides(): string {
  return 'CREATE TABLE guides (id bigserial PRIMARY KEY, name text NOT NULL UNIQUE);\n';
}

import type { RowPolicy } from '../../model/table.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { browserTables } from '../questions/public-schema.ts';
import type { Example, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';

export const permissivePolicy: Rule = {
  id: 'permissive-policy',
  area: 'security',
  severity: severityOf('loss', 'likely'),
  what: 'A policy lets everybody change the rows of a table.',
  why: 'Row-level security is on and stops nobody.',
  fix: 'Compare the owner of the row with the caller, or name the role that may.',
  references: [
    'https://supabase.com/docs/guides/database/database-advisors?lint=0024_rls_policy_always_true',
    'https://www.postgresql.org/docs/current/sql-createpolicy.html',
  ],
  reads: ['tables'],
  examples: { bad: guides('true'), good: guides('auth.uid() = owner') },
  check: ({ index }) =>
    browserTables(index).flatMap((table) => {
      const open = (table.policies ?? []).filter(letsAllChange);
      const [first] = open;
      if (first === undefined || table.rowSecurity !== true) return [];
      const deed = first.command === 'all' ? 'read and change' : first.command;
      return [
        {
          title: `The policy "${first.name}" lets everybody ${deed} ${table.name}`,
          message: `Its condition is \`true\` for ${first.roles.length === 0 ? 'every role' : first.roles.join(' and ')}, so each row of ${table.name} is open to whoever has the public key of the page.`,
          fix: `Write a condition that compares a column with the caller: \`USING (auth.uid() = …)\`. Reading alone may be open by \`FOR SELECT\`.`,
          evidence: evidenceChain(open.map(({ evidence }) => evidence)),
          subjects: [table.id, ...open.map(({ name }) => name)],
        },
      ];
    }),
};

/** Reading may well be for all; a role of the server passes anyway. */
function letsAllChange({ command, restrictive, condition, roles }: RowPolicy): boolean {
  if (restrictive || command === 'select' || condition !== 'true') return false;
  return roles.length === 0 || roles.some((role) => role === 'anon' || role === 'public');
}

function guides(condition: string): Example {
  return {
    'supabase/migrations/20240101000000_guides.sql': `CREATE TABLE guides (id bigserial PRIMARY KEY, name text NOT NULL UNIQUE, owner uuid NOT NULL);
ALTER TABLE guides ENABLE ROW LEVEL SECURITY;
CREATE POLICY "Guides change themselves" ON guides FOR UPDATE USING (${condition});
`,
  };
}

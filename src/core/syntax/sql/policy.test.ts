import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';

test('policies of a table are replayed in order', async () => {
  const { tables } = await systemOf({
    'supabase/migrations/20240101000000_loans.sql': `CREATE TABLE loans (id bigserial PRIMARY KEY, owner uuid NOT NULL);
CREATE TABLE shelves (id bigserial PRIMARY KEY);
ALTER TABLE loans ENABLE ROW LEVEL SECURITY;
CREATE POLICY "Everybody reads" ON public.loans AS PERMISSIVE FOR SELECT TO anon, authenticated USING (true);
CREATE POLICY owners ON loans USING (auth.uid() = owner) WITH CHECK (true);
CREATE POLICY gone ON loans FOR DELETE USING (true);`,
    'supabase/migrations/20240102000000_less.sql': 'DROP POLICY IF EXISTS gone ON loans;',
  });
  const said = tables.map(({ name, rowSecurity, policies = [] }) => [
    `${name} ${rowSecurity === true ? 'asks' : 'asks no'} policies`,
    ...policies.map((policy) => `  ${policy.name}: ${policy.command} to ${policy.roles.join()} if ${policy.condition}`),
  ]);
  expect(said.flat().join('\n')).toMatchInlineSnapshot(`
    "loans asks policies
      Everybody reads: select to anon,authenticated if true
      owners: all to  if auth.uid() = owner
    shelves asks no policies"
  `);
});

import { expect, test } from 'vitest';
import { outlineOf } from '../../../../test/support/parsers.ts';
import { printValue } from '../../../../test/support/print-outline.ts';

async function sqlIn(text: string): Promise<string> {
  const { sql, calls } = await outlineOf(text);
  return sql
    .map(({ value, call, loop }) => [
      call !== undefined && `${calls[call]?.name}:`,
      loop && 'in loop',
      printValue(value),
    ])
    .map((parts) => parts.filter(Boolean).join(' '))
    .join('\n');
}

test('statements in strings, templates and concatenations, with the call that takes them', async () => {
  expect(
    await sqlIn(`
      pool.query('SELECT id FROM orders WHERE id = $1', [id]);
      pool.query({ text: 'insert into orders (id) values ($1)', values: [id] });
      db.raw('SELECT * ' + 'FROM orders ' + 'WHERE id = ' + id);
      const text = \`
        UPDATE orders SET total = \${total}
      \`;
      db.execute(sql\`DELETE FROM orders\`);
      for (const id of ids) client.query(\`SELECT * FROM orders WHERE id = \${id}\`);
      db.query(asc ? 'SELECT 1 FROM a' : 'SELECT 2 FROM b');
      runner.query('CREATE TABLE orders (id uuid)');
      runner.query('with open as (select 1) select * from open');
      runner.query('-- newest first\\nselect * from orders');
    `),
  ).toMatchInlineSnapshot(`
    "query: "SELECT id FROM orders WHERE id = $1"
    query: "insert into orders (id) values ($1)"
    raw: \`SELECT * FROM orders WHERE id = \${id}\`
    \`
            UPDATE orders SET total = \${total}
          \`
    sql: "DELETE FROM orders"
    query: in loop \`SELECT * FROM orders WHERE id = \${id}\`
    query: "SELECT 1 FROM a"
    query: "SELECT 2 FROM b"
    query: "CREATE TABLE orders (id uuid)"
    query: "with open as (select 1) select * from open"
    query: "-- newest first\\nselect * from orders""
  `);
});

test('prose that begins like SQL is none', async () => {
  expect(
    await sqlIn(`
      label('Select an item from the list');
      label('Delete from cart');
      label('Update your profile to set a name');
      label('select');
      label('Insert coin');
      label('With love as always');
      label('Create table reservation');
    `),
  ).toMatchInlineSnapshot(`""`);
});

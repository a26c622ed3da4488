import { expect, test } from 'vitest';
import { access, place } from '../../../../test/support/build-system.ts';
import { limitEdits } from './limit-edits.ts';

function limited(text: string): string | undefined {
  const [edit] = limitEdits({ ...access('GET /tours', 'select tours'), evidence: [place(text)] }) ?? [];
  return edit?.kind === 'replace' ? text.replace(edit.find, () => edit.put) : undefined;
}

test('a limit stands at the end of the statement', () => {
  expect(limited("pool.query('SELECT id FROM tours')")).toBe("pool.query('SELECT id FROM tours LIMIT 100')");
  expect(limited('pool.query(`SELECT id FROM tours WHERE day = $1`, [day])')).toBe(
    'pool.query(`SELECT id FROM tours WHERE day = $1 LIMIT 100`, [day])',
  );
  expect(limited('cursor.execute("""SELECT id FROM tours""")')).toBe(
    'cursor.execute("""SELECT id FROM tours LIMIT 100""")',
  );
});

test.each([
  `pool.query("SELECT id FROM tours WHERE state = 'open'")`,
  `pool.query('SELECT id FROM "Tour"')`,
  'pool.query("SELECT id FROM `tours` ORDER BY day")',
  `pool.query('SELECT id FROM tours WHERE hall = ' + hall)`,
  `pool.query('SELECT id FROM tours ' + 'ORDER BY day')`,
  `cursor.execute('SELECT id FROM tours ' 'ORDER BY day')`,
  `$db->query('SELECT id FROM tours WHERE hall = ' . $hall)`,
  `pool.query(prefix + 'SELECT id FROM tours')`,
  `pool.query('SELECT id FROM tours LIMIT 5')`,
  `pool.query('SELECT id FROM tours; SELECT id FROM halls')`,
  `pool.query('SELECT id FROM tours -- all')`,
])('nothing is written into %s', (text) => {
  expect(limited(text)).toBeUndefined();
});

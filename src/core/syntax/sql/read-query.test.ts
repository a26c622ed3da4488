import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growthOf, growthWanted } from '../../../../test/support/growth-of.ts';
import { readQuery } from './read-query.ts';
import type { SqlQuery } from './sql-query.ts';

/** A query as one would tell it. */
function tell(sql: string): string {
  const query = readQuery(sql);
  return query === undefined ? 'nothing' : sentence(query);
}

function sentence(query: SqlQuery): string {
  const dotted = (ref: { qualifier?: string | undefined; column: string }): string =>
    ref.qualifier === undefined ? ref.column : `${ref.qualifier}.${ref.column}`;
  const tables = query.tables.map((table) =>
    [table.schema === undefined ? table.name : `${table.schema}.${table.name}`, table.alias].filter(Boolean).join(' '),
  );
  const parts: [string, string][] = [
    [query.aggregate ? `${query.verb} one row` : query.verb, tables.join(' + ')],
    ['columns', query.columns.join(', ')],
    ['where', query.filters.map((filter) => `${dotted(filter)} ${filter.operator}`).join(', ')],
    ['perhaps more filters', query.filtersKnown ? '' : ' '],
    ['sort', query.sorts.map((sort) => `${dotted(sort)}${sort.descending ? ' down' : ''}`).join(', ')],
    ['limit', query.limit === undefined ? '' : query.limit.kind === 'constant' ? `${query.limit.value}` : 'parameter'],
    ['returning', query.returning?.join(', ') ?? ''],
  ];
  return parts.flatMap(([what, value]) => (value === '' ? [] : [`${what} ${value}`.trim()])).join(' | ');
}

describe('Reading queries of a library', () => {
  it.each<[string, string]>([
    ['SELECT * FROM books', 'select books'],
    ['SELECT id, title AS name FROM books WHERE isbn = $1', 'select books | columns id, title | where isbn equal'],
    ['select b.id from public.books b where b.id = ANY($1)', 'select public.books b | columns id | where b.id in'],
    ['SELECT * FROM books WHERE id IN (?, ?) AND NOT archived', 'select books | where id in, archived equal'],
    [
      "SELECT * FROM loans WHERE due_at BETWEEN :from AND :to AND state = 'open'",
      'select loans | where due_at range, state equal',
    ],
    ['SELECT * FROM books WHERE title ILIKE ? OR isbn LIKE ?', 'select books | where title like, isbn like'],
    ['SELECT * FROM books WHERE title NOT LIKE ? AND x <> 1', 'select books | where title other, x other'],
    [
      'SELECT * FROM loans WHERE back_at IS NULL AND note IS NOT NULL',
      'select loans | where back_at equal, note other',
    ],
    ['SELECT * FROM books WHERE lower(title) = lower($1)', 'select books | where title computed'],
    ["SELECT * FROM books WHERE title LIKE '%' || $1", 'select books | where title contains'],
    [
      "SELECT * FROM books WHERE data->>'shelf' = ? AND tags @> ARRAY[?]",
      'select books | where data other, tags other',
    ],
    ["SELECT * FROM loans WHERE due_at < now() - interval '7 days'", 'select loans | where due_at range'],
    ['SELECT * FROM loans WHERE $1 <= due_at AND due_at > taken_at', 'select loans | where due_at range, due_at other'],
    [
      'SELECT * FROM loans WHERE (member_id = ? OR (book_id = ? AND id > 5))',
      'select loans | where member_id equal, book_id equal, id range',
    ],
    ['SELECT * FROM loans WHERE (due_at, id) < (?, ?)', 'select loans | where due_at range, id range'],
    [
      "SELECT * FROM loans WHERE date = DATE '2024-01-01' AND id = ?::uuid",
      'select loans | where date equal, id equal',
    ],
    [
      'SELECT * FROM loans WHERE CASE WHEN a AND b THEN 1 END = 1 AND id = 2',
      'select loans | where a other, b other, id equal',
    ],
    ['SELECT * FROM a WHERE b IS NOT DISTINCT FROM $1', 'select a | where b other'],
  ])('%s', (sql, told) => {
    expect(tell(sql)).toBe(told);
  });

  it.each<[string, string]>([
    ['SELECT * FROM books ORDER BY title DESC, id LIMIT 20', 'select books | sort title down, id | limit 20'],
    ['SELECT * FROM books ORDER BY 1 LIMIT ? OFFSET ?', 'select books | limit parameter'],
    [
      'SELECT title, id FROM books ORDER BY 2 DESC LIMIT 5, ?',
      'select books | columns title, id | sort id down | limit parameter',
    ],
    ['SELECT title AS t FROM books ORDER BY t', 'select books | columns title | sort title'],
    ['SELECT count(*) AS n, shelf FROM books GROUP BY shelf ORDER BY n', 'select books | columns shelf'],
    ['SELECT * FROM books ORDER BY lower(title), id', 'select books'],
    ['SELECT * FROM books ORDER BY created_at ? LIMIT 10', 'select books | sort created_at | limit 10'],
    ['SELECT * FROM books ORDER BY id FETCH FIRST 10 ROWS ONLY', 'select books | sort id | limit 10'],
    ['SELECT TOP 5 id FROM books', 'select books | columns id | limit 5'],
    ['SELECT * FROM books LIMIT LEAST(?, 100)', 'select books | limit 100'],
    ['SELECT * FROM books WHERE id = 1 LIMIT 1 FOR UPDATE SKIP LOCKED', 'select books | where id equal | limit 1'],
    ['SELECT count(*)::int FROM books WHERE shelf = ?', 'select one row books | where shelf equal'],
    ['SELECT coalesce(max(position), 0) + 1 FROM books', 'select one row books | columns position'],
    ['SELECT id, count(*) OVER () AS total FROM books', 'select books | columns id'],
    ['SELECT EXISTS(SELECT 1 FROM loans WHERE book_id = $1)', 'select one row loans | where book_id equal'],
    ['SELECT DISTINCT ON (shelf) id, shelf FROM books', 'select books | columns id, shelf'],
  ])('%s', (sql, told) => {
    expect(tell(sql)).toBe(told);
  });
});

describe('Reading joins and queries in queries', () => {
  it.each<[string, string]>([
    [
      'SELECT l.*, b.title FROM loans l JOIN books b ON b.id = l.book_id WHERE l.member_id = ? ORDER BY l.due_at',
      'select loans l + books b | where b.id equal, l.member_id equal | sort l.due_at',
    ],
    [
      "SELECT * FROM members LEFT JOIN loans ON loans.member_id = members.id AND loans.state = 'open'",
      'select members + loans | where loans.member_id equal, loans.state equal',
    ],
    ['SELECT * FROM loans JOIN books USING (book_id)', 'select loans + books | where books.book_id equal'],
    ['SELECT * FROM loans l, books b WHERE l.book_id = b.id', 'select loans l + books b | where b.id equal'],
    [
      'SELECT id FROM books WHERE id IN (SELECT book_id FROM loans WHERE member_id = ?)',
      'select books + loans | columns id | where books.id in, loans.member_id equal',
    ],
    [
      'SELECT * FROM books b WHERE NOT EXISTS (SELECT 1 FROM loans l WHERE l.book_id = b.id AND back_at IS NULL)',
      'select books b + loans l | where l.book_id equal, l.back_at equal',
    ],
    [
      'WITH late AS (SELECT * FROM loans WHERE due_at < now()) SELECT * FROM late JOIN members m ON m.id = late.member_id WHERE late.fee > 3 ORDER BY fee',
      'select members m + loans | where m.id equal, loans.due_at range | perhaps more filters | sort fee',
    ],
    [
      'SELECT * FROM (SELECT id FROM books WHERE shelf = ?) x WHERE x.id > 5 ORDER BY id LIMIT 3',
      'select books | where shelf equal | perhaps more filters | limit 3',
    ],
    [
      'SELECT a FROM x WHERE b = 1 UNION ALL SELECT a FROM y WHERE c = 2 ORDER BY a LIMIT 9',
      'select x + y | columns a | where x.b equal, y.c equal | limit 9',
    ],
    ['WITH books AS (SELECT * FROM books WHERE shelf = 1) SELECT * FROM books', 'select books | where shelf equal'],
    ['SELECT * FROM unnest($1::int[]) AS u(id) JOIN books b ON b.id = u.id', 'select books b | where b.id equal'],
    [
      'SELECT (SELECT count(*) FROM loans WHERE book_id = b.id) FROM books b',
      'select books b + loans | where loans.book_id equal',
    ],
    ['(SELECT id FROM books WHERE a = 1) LIMIT 4', 'select books | columns id | where a equal | limit 4'],
    [
      'SELECT * FROM a JOIN LATERAL (SELECT * FROM b WHERE b.a_id = a.id LIMIT 1) c ON true',
      'select a + b | where b.a_id equal',
    ],
    ['SELECT * FROM a JOIN b ON a_id = a.id', 'select a + b | where b.a_id equal'],
  ])('%s', (sql, told) => {
    expect(tell(sql)).toBe(told);
  });
});

describe('Reading writes', () => {
  it.each<[string, string]>([
    [
      'INSERT INTO books (title, isbn) VALUES ($1, $2) RETURNING id, title AS name',
      'insert books | columns title, isbn | returning id, title',
    ],
    ['INSERT INTO books VALUES (?) RETURNING *', 'insert books | returning *'],
    [
      'INSERT INTO books (isbn) VALUES (?) ON CONFLICT (isbn) DO UPDATE SET title = excluded.title WHERE books.old = 1',
      'upsert books | columns isbn',
    ],
    [
      'INSERT INTO books SET title = ?, isbn = ? ON DUPLICATE KEY UPDATE title = VALUES(title)',
      'upsert books | columns title, isbn',
    ],
    ['INSERT OR REPLACE INTO books (id) VALUES (?)', 'upsert books | columns id'],
    ['REPLACE INTO books (id) VALUES (?)', 'upsert books | columns id'],
    [
      'INSERT INTO archive (id) SELECT id FROM loans WHERE back_at < ?',
      'insert archive + loans | columns id | where loans.back_at range',
    ],
    [
      'UPDATE books SET title = $1, b.shelf = (SELECT id FROM shelves WHERE name = $2) WHERE id = $3',
      'update books + shelves | columns title, shelf | where books.id equal, shelves.name equal',
    ],
    [
      'UPDATE books b SET (a, c) = (1, 2) FROM loans l WHERE l.book_id = b.id',
      'update books b + loans l | columns a, c | where l.book_id equal',
    ],
    ['UPDATE books SET ? WHERE id = ?', 'update books | where id equal'],
    ['UPDATE a JOIN b ON b.a_id = a.id SET a.x = 1', 'update a + b | columns x | where b.a_id equal'],
    ['DELETE FROM loans WHERE id = ? RETURNING *', 'delete loans | where id equal | returning *'],
    [
      'DELETE FROM loans l USING books b WHERE b.id = l.book_id AND b.isbn = ?',
      'delete loans l + books b | where b.id equal, b.isbn equal',
    ],
    [
      'DELETE l FROM members m JOIN loans l ON l.member_id = m.id',
      'delete loans l + members m | where l.member_id equal',
    ],
    ['DELETE FROM loans', 'delete loans'],
    ['TRUNCATE TABLE loans', 'delete loans'],
    [
      'WITH gone AS (DELETE FROM loans WHERE id = $1 RETURNING *) INSERT INTO archive (id) SELECT id FROM gone',
      'insert archive + loans | columns id | where loans.id equal',
    ],
    [
      'WITH made AS (INSERT INTO books (title) VALUES (?) RETURNING id) SELECT * FROM made JOIN shelves s ON s.id = made.id',
      'insert books + shelves s | columns title | where s.id equal | returning id',
    ],
    [
      'MERGE INTO stock s USING deliveries d ON d.id = s.id WHEN MATCHED THEN UPDATE SET n = 1',
      'upsert stock + deliveries d | where d.id equal',
    ],
  ])('%s', (sql, told) => {
    expect(tell(sql)).toBe(told);
  });
});

describe('Reading queries with holes', () => {
  it.each<[string, string]>([
    ['SELECT * FROM books WHERE ?', 'select books | perhaps more filters'],
    ['SELECT * FROM books ?', 'select books | perhaps more filters'],
    ['SELECT * FROM books b ? WHERE b.id = 1', 'select books b | where b.id equal | perhaps more filters'],
    ['SELECT * FROM books WHERE tenant = ? ?', 'select books | where tenant equal | perhaps more filters'],
    [
      'SELECT * FROM books WHERE (a = 1 AND ?) AND b = 2',
      'select books | where a equal, b equal | perhaps more filters',
    ],
    ['SELECT ? FROM books WHERE id = ?', 'select books | where id equal'],
    ['SELECT * FROM books ORDER BY id ?', 'select books | perhaps more filters | sort id'],
    [
      'WITH a AS (SELECT * FROM books WHERE shelf = ?), ? SELECT * FROM steps WHERE x = 1',
      'select books | where shelf equal | perhaps more filters',
    ],
    ['SELECT * FROM ?', 'nothing'],
    ['SELECT * FROM ?.books', 'select books'],
    ['SELECT * FROM "?" x JOIN books b ON b.id = x.id', 'select books b | where b.id equal'],
    ['SELECT * FROM books WHERE id IN ?', 'select books | where id in'],
    [
      'SELECT * FROM books WHERE id = %(id)s AND x = #{x} AND y = @y',
      'select books | where id equal, x equal, y equal',
    ],
    ['UPDATE ? SET a = 1', 'nothing'],
    ['SELECT 1', 'nothing'],
    ['SELECT * FROM', 'nothing'],
    ['CREATE TABLE a (id int)', 'nothing'],
    ['BEGIN; SELECT * FROM books', 'select books'],
    ['EXPLAIN ANALYZE SELECT * FROM books', 'select books'],
  ])('%s', (sql, told) => {
    expect(tell(sql)).toBe(told);
  });

  it('takes prose that happens to be SQL for SQL, because nothing in its words tells them apart', () => {
    expect(tell('Select a file from the list')).toBe('select the list | columns a');
  });

  it('never fails, whatever the text', () => {
    const words = fc.constantFrom(
      ...'SELECT FROM WHERE AND OR ( ) , . * ? $1 a b "c" \' = IN BETWEEN JOIN ON USING WITH AS UNION ORDER BY LIMIT INSERT'.split(
        ' ',
      ),
      ...'INTO VALUES ON CONFLICT UPDATE SET DELETE RETURNING EXISTS CASE END [ ] :: NOT IS NULL LATERAL MERGE WHEN'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 40 }), (text) => {
        const query = readQuery(text.join(' '));
        if (query !== undefined) expect(query.tables.length).toBeGreaterThan(0);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['nesting', (amount: number) => `${'SELECT * FROM a WHERE b IN ('.repeat(amount)}1`],
    ['alternatives', (amount: number) => `SELECT * FROM a WHERE ${'x = 1 OR '.repeat(amount)} y = 2`],
  ])('does not slow down with %s', (_, text) => {
    expect(growthOf((amount) => void readQuery(text(amount)), 5000)).toBeLessThan(growthWanted);
  });
});

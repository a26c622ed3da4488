import { describe, expect, test } from 'vitest';
import { access, buildSystem, endpoint, place, table } from '../../../../test/support/build-system.ts';
import { spoken, titles } from '../../../../test/support/findings-text.ts';
import type { DataAccess } from '../../model/data-access.ts';
import { unindexedSort } from './unindexed-sort.ts';

const columns = 'id bigint, author_id bigint, published boolean, published_at timestamptz';
const page = { many: true, sorts: ['published_at'], limit: { kind: 'constant', value: 20 } } as const;
const latest = access('GET /articles', 'select articles', page);

test('a page of a whole table says what the order costs', () => {
  const system = buildSystem({
    endpoints: [endpoint('GET /articles'), endpoint('POST /articles')],
    tables: [table('articles', { columns })],
    accesses: [latest, access('POST /articles', 'insert articles')],
  });
  expect(spoken(unindexedSort, system)).toMatchInlineSnapshot(`
    "medium: GET /articles sorts all of articles by published_at
    No index of articles is in the order of published_at, so the database reads and compares every row to give 20 rows, where an index stops after 20 rows. POST /articles adds rows to articles.
    fix: Add the index in a migration that runs outside of a transaction: \`CREATE INDEX CONCURRENTLY articles_published_at_idx ON articles (published_at);\`.
    at GET-articles-select-articles.ts: GET /articles select articles
    at shop-GET-articles.ts: shop GET /articles
    at articles.ts: articles
    at POST-articles-insert-articles.ts: POST /articles insert articles
    looked at articles: primary key (id)"
  `);
});

test('a filter that only halves the table does not help, and goes first in the index', () => {
  const published = access('GET /articles', 'select articles', { ...page, filters: ['published'] });
  expect(about(published, [])).toEqual(['low: GET /articles sorts what it finds of articles by published_at']);
  expect(about(published, ['published, published_at'])).toEqual([]);
});

describe('silent where', () => {
  test('an index starts with the sorted column', () => {
    expect(about(latest, ['published_at, id'])).toEqual([]);
  });

  test('the primary key is the order', () => {
    expect(about(access('GET /articles', 'select articles', { ...page, sorts: ['id'] }), [])).toEqual([]);
  });

  test('a filter leaves few rows to sort', () => {
    expect(about(access('GET /articles', 'select articles', { ...page, filters: ['author_id'] }), [])).toEqual([]);
  });

  test('a filter on a joined table leaves few rows', () => {
    const statement = { ...page, evidence: [place('one statement')] };
    const feed = access('GET /articles', 'select articles', statement);
    const follows = access('GET /articles', 'select follows', {
      filters: ['follower_id'],
      evidence: statement.evidence,
    });
    const parts = { endpoints: [endpoint('GET /articles')], tables: [table('articles', { columns })] };
    expect(titles(unindexedSort, buildSystem({ ...parts, accesses: [feed, follows] }))).toEqual([]);
  });

  test('everything is read anyway', () => {
    expect(about({ ...latest, limit: undefined }, [])).toEqual([]);
  });

  test('the filter or the sorted column is not known', () => {
    expect(about({ ...latest, filtersKnown: false }, [])).toEqual([]);
    expect(about(access('GET /articles', 'select articles', { ...page, sorts: ['rank'] }), [])).toEqual([]);
  });
});

function about(read: DataAccess, indexes: readonly string[]): string[] {
  const tables = [table('articles', { columns, indexes })];
  return titles(unindexedSort, buildSystem({ endpoints: [endpoint('GET /articles')], tables, accesses: [read] }));
}

import { expect, test } from 'vitest';
import { access, buildSystem, endpoint, table } from '../../../../test/support/build-system.ts';
import { titles } from '../../../../test/support/findings-text.ts';
import type { CacheUse } from '../../model/cache-use.ts';
import type { DataAccess } from '../../model/data-access.ts';
import { cacheWithoutInvalidation } from './cache-without-invalidation.ts';

const routes = [endpoint('GET /rooms/{id}/reviews'), endpoint('POST /rooms/{id}/reviews'), endpoint('PUT /me')];

function use(operation: string, kind: CacheUse['kind'], keyPattern: string): CacheUse {
  const at = { file: 'reviews.ts', line: 10, endLine: 12, text: '' };
  const base = { id: `${operation} ${kind}`, evidence: [at], provenance: 'extracted', role: 'system' } as const;
  return { ...base, operation, kind, keyPattern, cache: 'redis', timeToLiveSeconds: 600 };
}

/** A query on a line of the file that fills the cache. */
function onLine(line: number, query: DataAccess): DataAccess {
  return { ...query, evidence: [{ file: 'reviews.ts', line, endLine: line, text: '' }] };
}

function said(accesses: readonly DataAccess[], ...further: readonly CacheUse[]): readonly string[] {
  return titles(
    cacheWithoutInvalidation,
    buildSystem({
      endpoints: routes,
      tables: [table('users', { columns: 'id bigint, name text, avatar text' }), table('rooms')],
      accesses,
      cacheUses: [use('GET /rooms/{id}/reviews', 'write', 'reviews:{}:{}'), ...further],
    }),
  );
}

const names = onLine(11, access('GET /rooms/{id}/reviews', 'select users', { columns: ['id', 'name'] }));
const renames = access('PUT /me', 'update users', { columns: ['name'] });

test('a change of what the entry holds leaves it stale', () => {
  expect(said([names, renames])).toEqual([
    'low: GET /rooms/{id}/reviews answers from reviews:*:*, which PUT /me leaves stale',
  ]);
});

test('a change of other columns, or of what is read beside the cache, does not', () => {
  expect(said([names, access('PUT /me', 'update users', { columns: ['avatar'] })])).toEqual([]);
  const beside = onLine(8, access('GET /rooms/{id}/reviews', 'select rooms'));
  expect(said([beside, names, access('PUT /me', 'update rooms')])).toEqual([]);
});

test('who deletes one page of it knows of the entry', () => {
  expect(said([names, renames], use('POST /rooms/{id}/reviews', 'invalidate', 'reviews:{}:1'))).toEqual([]);
  expect(said([names, renames], use('POST /rooms/{id}/reviews', 'invalidate', 'ratings:{}:1'))).toHaveLength(1);
});

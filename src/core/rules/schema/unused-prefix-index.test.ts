import { expect, test } from 'vitest';
import { buildSystem, table } from '../../../../test/support/build-system.ts';
import { spoken } from '../../../../test/support/findings-text.ts';
import { unusedPrefixIndex } from './unused-prefix-index.ts';

test('several indexes that longer ones answer for are told with what answers for each', () => {
  const visits = table('visits', {
    columns: 'id bigint, site text, day date, page text',
    indexes: ['site', 'site, day', 'site, day, page'],
  });
  expect(spoken(unusedPrefixIndex, buildSystem({ tables: [visits] }))).toMatchInlineSnapshot(`
    "info: visits (site, day) answers all that the index on (site) answers
    A search by site walks the longer index from the left just as well, and each write to visits keeps both. In the same way (site, day, page) answers all that the index on (site, day) answers.
    fix: Drop the index on (site) and the index on (site, day); keep one only where the longer index is many times larger and the search is the hottest.
    at index-visits-site.ts: index visits site
    at index-visits-site-day.ts: index visits site, day
    at visits.ts: visits"
  `);
});

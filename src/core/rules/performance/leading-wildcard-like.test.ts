import { expect, test } from 'vitest';
import { access, buildSystem, endpoint, operationCall, table } from '../../../../test/support/build-system.ts';
import { titles } from '../../../../test/support/findings-text.ts';
import { leadingWildcardLike } from './leading-wildcard-like.ts';

test('of the routes that share a search the one that reads is named', () => {
  const system = buildSystem({
    endpoints: [endpoint('DELETE /guides'), endpoint('GET /guides')],
    operationCalls: [operationCall('DELETE /guides', 'find'), operationCall('GET /guides', 'find')],
    tables: [table('guides', { columns: 'id bigint, name text' })],
    accesses: [access('find', 'select guides', { many: true, filters: [{ column: 'name', operator: 'contains' }] })],
  });
  expect(titles(leadingWildcardLike, system)).toEqual(['info: GET /guides looks for a text anywhere in guides.name']);
});

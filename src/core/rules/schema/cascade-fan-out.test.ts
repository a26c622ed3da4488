import { expect, test } from 'vitest';
import { access, buildSystem, endpoint, table } from '../../../../test/support/build-system.ts';
import { titles } from '../../../../test/support/findings-text.ts';
import type { DataAccess } from '../../model/data-access.ts';
import type { Table } from '../../model/table.ts';
import { cascadeFanOut } from './cascade-fan-out.ts';

const route = 'DELETE /fairs/{id}';

const child = (name: string, parent: string): Table => {
  const made = table(name, { columns: 'id bigint, parent_id bigint', foreignKeys: [`parent_id > ${parent}`] });
  return { ...made, foreignKeys: made.foreignKeys.map((key) => ({ ...key, onDelete: 'cascade' })) };
};
const tables = [table('fairs'), child('stalls', 'fairs'), child('wares', 'stalls'), child('rides', 'fairs')];

function told(...accesses: readonly DataAccess[]): readonly string[] {
  return titles(cascadeFanOut, buildSystem({ endpoints: [endpoint(route)], tables, accesses }));
}

const remove = access(route, 'delete fairs');

test('a request that deletes a row takes those of three more tables along', () => {
  expect(told(remove)).toEqual([`info: ${route} deletes from fairs and, through cascades, from 3 more tables`]);
});

test('rows that the same request deletes by itself are not left to the cascade', () => {
  expect(told(remove, access(route, 'delete wares'))).toEqual([]);
});

test('a delete that joins its children chooses rows by them', () => {
  const stalls = access(route, 'select stalls', { joined: true, evidence: remove.evidence });
  expect(told(remove, stalls)).toEqual([]);
  expect(told(remove, { ...stalls, joined: undefined })).toHaveLength(1);
});

test('a route that is named for something else may take only rows to which nothing refers yet', () => {
  const invitation = 'DELETE /invitations/{id}';
  const system = buildSystem({
    endpoints: [endpoint(invitation)],
    tables,
    accesses: [access(invitation, 'delete fairs')],
  });
  expect(titles(cascadeFanOut, system)).toEqual([]);
});

test('a library that only marks rows takes none along', () => {
  const [, ...others] = tables;
  const fairs = table('fairs', { columns: 'id bigint, deleted_at timestamptz' });
  const toldBy = (library: string): readonly string[] =>
    titles(
      cascadeFanOut,
      buildSystem({ endpoints: [endpoint(route)], tables: [fairs, ...others], accesses: [{ ...remove, library }] }),
    );
  expect(toldBy('eloquent')).toEqual([]);
  expect(toldBy('gorm')).toEqual([]);
  expect(toldBy('sql')).toHaveLength(1);
});

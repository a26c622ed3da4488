import { expect, test } from 'vitest';
import { buildSystem, component, table } from '../../../test/support/build-system.ts';
import { indexSystem } from '../model/system-index.ts';
import { tableTitles } from './table-titles.ts';

test('a name that two stores use says whose it is', () => {
  const tables = [
    table('entries', { store: 'ledger' }),
    { ...table('entries', { store: 'archive' }), id: 'archived entries' },
    table('rates', { store: 'ledger' }),
  ];
  const components = ['ledger', 'archive'].map((id) => component(id, { kind: 'database', name: `${id}-db` }));
  const title = tableTitles(indexSystem(buildSystem({ tables, components })));
  expect(tables.map(title)).toEqual(['ledger-db.entries', 'archive-db.entries', 'rates']);
});

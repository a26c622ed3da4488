import { expect, test } from 'vitest';
import { buildSystem, place, table } from '../../../../test/support/build-system.ts';
import type { Index, Table } from '../../model/table.ts';
import { runRules } from '../run-rules.ts';
import { adjacencyList } from './adjacency-list.ts';
import { duplicateIndex } from './duplicate-index.ts';
import { junctionWithoutKey } from './junction-without-key.ts';
import { polymorphicRelation } from './polymorphic-relation.ts';

const pair = { columns: 'guide_id bigint, tour_id bigint', foreignKeys: ['guide_id > guides', 'tour_id > tours'] };

test('the statement is one that the database takes for a table that is there', () => {
  const fixes = (over: Parameters<typeof table>[1]): readonly string[] =>
    runRules(buildSystem({ tables: [table('guides_tours', { ...pair, ...over })] }), [junctionWithoutKey]).map(
      ({ fix }) => fix,
    );
  expect(fixes({ primaryKey: [] })).toEqual([
    'Once no pair stands there twice: `ALTER TABLE guides_tours ADD PRIMARY KEY (guide_id, tour_id);`',
  ]);
  const unique =
    'Once no pair stands there twice: `CREATE UNIQUE INDEX guides_tours_guide_id_tour_id_key ON guides_tours (guide_id, tour_id);`';
  expect(fixes({ primaryKey: [], dialect: 'sqlite' })).toEqual([unique]);
  expect(fixes({ columns: `id bigint, ${pair.columns}` })).toEqual([unique]);
});

test('tables that a framework brings along are left as it wants them', () => {
  const columns = 'id bigint, record_type varchar, record_id bigint';
  const found = (name: string): readonly string[] =>
    runRules(buildSystem({ tables: [table(name, { columns })] }), [polymorphicRelation]).map(({ title }) => title);
  expect(found('active_storage_attachments')).toEqual([]);
  expect(found('pictures')).toEqual(['pictures.record_id refers to whatever record_type says']);
});

test('an index that a foreign key may stand on is not said to be dropped like that', () => {
  const unique = (name: string): Index => ({ name, columns: ['code'], unique: true, evidence: place(name) });
  const rights = {
    ...table('rights', { columns: 'id bigint, code text', primaryKey: ['code'] }),
    indexes: [unique('rights_code_key')],
  };
  const fixes = (...others: readonly Table[]): readonly string[] =>
    runRules(buildSystem({ tables: [rights, ...others] }), [duplicateIndex]).map(({ fix }) => fix);
  expect(fixes()).toEqual(['Drop rights_code_key.']);
  expect(
    fixes(table('grants', { columns: 'id bigint, right_code text', foreignKeys: ['right_code > rights'] })),
  ).toEqual([
    'Drop rights_code_key. grants refers to (code): where PostgreSQL says that a foreign key depends on the index, drop that key first and add it again after.',
  ]);
});

test('a tree that keeps a path, or pairs of all that stand above, is more than its parents', () => {
  const tree = (columns: string): Table =>
    table('shelves', { columns: `id bigint, parent_id bigint${columns}`, foreignKeys: ['parent_id > shelves'] });
  const found = (...tables: readonly Table[]): number => runRules(buildSystem({ tables }), [adjacencyList]).length;
  expect(found(tree(''))).toBe(1);
  expect(found(tree(', lft integer, rght integer'))).toBe(0);
  const foreignKeys = ['ancestor_id > shelves', 'descendant_id > shelves'];
  expect(
    found(tree(''), table('shelf_paths', { columns: 'ancestor_id bigint, descendant_id bigint', foreignKeys })),
  ).toBe(0);
});

import { expect, test } from 'vitest';
import { buildSystem, table } from '../../../../test/support/build-system.ts';
import { runRules } from '../run-rules.ts';
import { junctionWithoutKey } from './junction-without-key.ts';
import { polymorphicRelation } from './polymorphic-relation.ts';

const pair = { columns: 'guide_id bigint, tour_id bigint', foreignKeys: ['guide_id > guides', 'tour_id > tours'] };

test('the statement is one that the database takes for a table that is there', () => {
  const fixes = (over: Parameters<typeof table>[1]): readonly string[] =>
    runRules(buildSystem({ tables: [table('guides_tours', { ...pair, ...over })] }), [junctionWithoutKey]).map(
      ({ fix }) => fix,
    );
  expect(fixes({ primaryKey: [] })).toEqual(['`ALTER TABLE guides_tours ADD PRIMARY KEY (guide_id, tour_id);`']);
  const unique = '`CREATE UNIQUE INDEX guides_tours_guide_id_tour_id_key ON guides_tours (guide_id, tour_id);`';
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

test('the check that one parent is set is one that the database knows', () => {
  const columns = 'id bigint, subject_type varchar, subject_id bigint';
  const fixes = (dialect: 'postgresql' | 'mysql'): readonly string[] =>
    runRules(buildSystem({ tables: [table('notes', { columns, dialect })] }), [polymorphicRelation]).map(
      ({ fix }) => /CHECK .*/.exec(fix)?.[0] ?? fix,
    );
  expect([...fixes('postgresql'), ...fixes('mysql')]).toMatchInlineSnapshot(`
    [
      "CHECK (num_nonnulls(subject_a_id, subject_b_id) = 1)\`.",
      "CHECK ((subject_a_id IS NOT NULL) + (subject_b_id IS NOT NULL) = 1)\`.",
    ]
  `);
});

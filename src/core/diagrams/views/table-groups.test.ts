import { expect, test } from 'vitest';
import { component, foreignKey, quote, table } from '../../../../test/support/system-builder.ts';
import { emptySystem, type System } from '../../model/system.ts';
import { indexSystem } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';
import { drawPart } from '../../review/draw-part.ts';
import { reviewDiagrams } from '../../review/review-diagrams.ts';
import { noMarks } from '../diagram.ts';
import { flowchart } from '../mermaid/flowchart.ts';
import { serviceSentences } from '../sentences/service-sentences.ts';
import { dataOverview } from './data-overview.ts';
import { readableTables, tableGroups } from './table-groups.ts';

const at = quote('schema.sql:1', 'CREATE TABLE');

/** A table of the zoo's database that refers to others by their keys. */
function zoo(name: string, ...parents: readonly string[]): Table {
  const columns = ['id bigint', ...parents.map((parent) => `${parent}_id bigint`)];
  const foreignKeys = parents.map((parent) => foreignKey(`${parent}_id → ${parent}.id`, at));
  return { ...table('database:zoo', name, at, columns), foreignKeys };
}

function numbered(amount: number, make: (number: number) => Table): readonly Table[] {
  return Array.from({ length: amount }, (_, number) => make(number + 1));
}

/** Animals and visitors, each around one table, what joins them, and what stands alone. */
const tables: readonly Table[] = [
  zoo('animals'),
  ...numbered(14, (number) => zoo(`animal_note_${number}`, 'animals')),
  zoo('visitors'),
  zoo('tickets', 'visitors'),
  zoo('refunds', 'tickets', 'visitors'),
  zoo('adoptions', 'animals', 'visitors'),
  ...numbered(8, (number) => zoo(`guide_${number}`, 'visitors')),
  ...numbered(20, (number) => zoo(`setting_${number}`)),
];

test('tables that can be read at once stay together', () => {
  expect(tableGroups(tables.slice(0, readableTables))).toBeUndefined();
});

test('each of many tables is in one group that can be read, named after what it is about', () => {
  const groups = tableGroups(tables) ?? [];
  expect(groups.flatMap((group) => group.tables.map(({ name }) => name)).sort()).toEqual(
    tables.map(({ name }) => name).sort(),
  );
  expect(groups.every((group) => group.tables.length <= readableTables)).toBe(true);
  const overview = dataOverview('zoo', groups, noMarks);
  expect(serviceSentences(overview)).toMatchInlineSnapshot(`
    "47 tables in 3 groups, 27 foreign keys.

    Tables
      others: setting_1, setting_10, setting_11 and 17 more (stands alone)
      animal: animals, animal_note_1, animal_note_10 and 12 more (used by 1 group)
      guide: visitors, tickets, adoptions and 9 more
        → animal (1 foreign key)"
  `);
  expect(flowchart(overview)).toMatchInlineSnapshot(`
    "flowchart LR
    accTitle: Data model of zoo
    accDescr: 47 tables in 3 groups, 27 foreign keys.
      subgraph g0["Tables"]
        n0[("others<br/>setting#95;1, setting#95;10, setting#95;11 and 17 more")]:::db
        n1[("animal<br/>animals, animal#95;note#95;1, animal#95;note#95;10 and 12 more")]:::db
        n2[("guide<br/>visitors, tickets, adoptions and 9 more")]:::db
      end
      n2 -->|"1 foreign key"| n1"
  `);
});

test('schemas are groups where there are several', () => {
  const inSchemas = tables.map((each, at) => ({ ...each, schema: at < 15 ? 'animals' : at < 27 ? 'people' : 'ops' }));
  expect((tableGroups(inSchemas) ?? []).map(({ name, tables: own }) => `${name}: ${own.length}`)).toEqual([
    'ops: 20',
    'animals: 15',
    'people: 12',
  ]);
});

test('a hundred tables without relations are told in parts of the alphabet', () => {
  const alone = numbered(100, (number) => zoo(`t${String(number).padStart(3, '0')}`));
  expect((tableGroups(alone) ?? []).map(({ name, tables: own }) => `${name}: ${own.length}`)).toEqual([
    'others, t001 to t034: 34',
    'others, t035 to t068: 34',
    'others, t069 to t100: 32',
  ]);
});

test('a review draws the groups, and any that is asked for by its id', () => {
  const system: System = { ...emptySystem, name: 'zoo', components: [component('database', 'zoo')], tables };
  const drawings = reviewDiagrams(indexSystem(system), [], new Map()).filter(({ view }) => view === 'data');
  expect(drawings.map(({ title, nodes }) => `${title}: ${nodes.length}`)).toEqual([
    'Data model of zoo: 3',
    'Data model of zoo, others: 20',
    'Data model of zoo, animal: 15',
    'Data model of zoo, guide: 13',
  ]);
  const overview = drawings[0];
  const reached = overview?.nodes.flatMap(
    ({ element }) => drawPart(system, [], { kind: 'group', group: element })?.nodes.map((node) => node.label) ?? [],
  );
  expect(new Set(reached)).toEqual(new Set(tables.map(({ name }) => name)));
});

import { folderOf } from '../../model/workspace-path.ts';
import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import type { Place, SchemaStatement } from '../../syntax/sql/schema-statement.ts';
import type { Extraction, Extractor, ReadFile } from '../extractor.ts';
import { alterSketched, createSketched, newSketch, type TableSketch } from '../shapes/table-sketch.ts';
import { addSeaColumn, identifier, type SeaChain, seaChain } from './sea-orm-columns.ts';

/** Tables and indexes that migrations of SeaORM build: https://www.sea-ql.org/SeaORM/docs/migration/writing-migration. */
export const seaOrmMigration: Extractor = {
  id: 'sea-orm-migration',
  title: 'SeaORM migrations',
  group: 'data',
  applies: ({ outline }) =>
    outline?.language === 'rust' &&
    outline.imports.some(({ from }) => /^sea_(?:orm_migration|query)\b/.test(from)) &&
    outline.calls.some(({ on }) => on?.kind === 'name' && builders.has(on.name)),
  extract: (file) => extract(file),
};

const builders: ReadonlySet<string> = new Set(['Table', 'Index', 'ForeignKey']);
const beginnings: ReadonlySet<string> = new Set(['create', 'alter', 'drop', 'rename']);

function extract(file: ReadFile): Extraction {
  const { outline } = file;
  if (outline === undefined) return { facts: [], problems: [] };
  const chains = chainsOf(outline);
  // `primary_key(Index::create()…)` is a part of the table that it is handed to.
  const parts = new Set(chains.flatMap(({ steps }) => steps.flatMap(({ args }) => args.flatMap(callIn))));
  const statements = chains
    .filter(({ calls }) => !calls.some((index) => parts.has(index)))
    .flatMap((chain) => statementsOf(outline, chain));
  if (statements.length === 0) return { facts: [], problems: [] };
  const history = folderOf(file.path);
  const order = file.path.slice(history === '' ? 0 : history.length + 1);
  const fact = { kind: 'migration', dialect: 'generic', history, order, tool: 'sea-orm', statements } as const;
  return { facts: [fact], problems: [] };
}

function callIn(value: Value): readonly number[] {
  return value.kind === 'call' ? [value.call] : [];
}

/** Chains of builders as they stand in the file; what only the way back runs is left out. */
function chainsOf(outline: Outline): readonly SeaChain[] {
  return outline.calls
    .flatMap(({ on, name, fn }, index) => {
      const begins = on?.kind === 'name' && builders.has(on.name) && beginnings.has(name);
      return begins && !isWayBack(outline, fn) ? [seaChain(outline, index)] : [];
    })
    .toSorted((a, b) => a.first.start - b.first.start);
}

function isWayBack({ functions }: Outline, fn: number): boolean {
  for (let at = fn; at > 0; at = functions[at]?.parent ?? 0) if (functions[at]?.name === 'down') return true;
  return false;
}

function statementsOf(outline: Outline, chain: SeaChain): readonly SchemaStatement[] {
  const { first, steps } = chain;
  const place = { at: first.start, end: steps.at(-1)?.end ?? first.end };
  const builder = first.on?.kind === 'name' ? first.on.name : '';
  if (builder === 'Index') return indexOf(outline, chain, place);
  if (builder === 'ForeignKey') return keyOf(outline, chain, place);
  const [table, to] = (steps.find(({ name }) => name === 'table')?.args ?? []).map((value) =>
    identifier(outline, value),
  );
  if (table === undefined) return [];
  if (first.name === 'drop') return [{ ...place, kind: 'drop-table', table }];
  if (first.name === 'rename') return to === undefined ? [] : [{ ...place, kind: 'rename-table', table, to }];
  const sketch = newSketch(table);
  for (const step of steps) addStep(outline, sketch, step);
  if (first.name === 'alter') return alterSketched(sketch, place);
  return createSketched(
    sketch,
    place,
    steps.some(({ name }) => name === 'if_not_exists'),
  );
}

function indexOf(outline: Outline, { first, steps }: SeaChain, place: Place): readonly SchemaStatement[] {
  const table = given(outline, steps, 'table');
  const name = given(outline, steps, 'name');
  if (table === undefined) return [];
  if (first.name === 'drop') return name === undefined ? [] : [{ ...place, kind: 'drop-index', table, name }];
  const columns = columnsOf(outline, steps);
  const unique = steps.some((step) => step.name === 'unique');
  if (columns.length === 0 || first.name !== 'create') return [];
  return [{ ...place, kind: 'create-index', table, name, columns, unique, concurrently: false }];
}

/** `manager.create_foreign_key(ForeignKey::create()…)` of a table that is there. */
function keyOf(outline: Outline, chain: SeaChain, place: Place): readonly SchemaStatement[] {
  const table = given(outline, chain.steps, 'from') ?? given(outline, chain.steps, 'from_tbl');
  if (table === undefined || chain.first.name !== 'create') return [];
  const sketch = newSketch(table);
  addForeignKey(outline, sketch, chain.steps, place);
  return alterSketched(sketch, place);
}

function given(outline: Outline, steps: readonly CallOutline[], name: string): string | undefined {
  const value = steps.find((step) => step.name === name)?.args[0];
  return value === undefined ? undefined : identifier(outline, value);
}

/** `.col(Shows::Title)`, `.col((Shows::Title, IndexOrder::Desc))` */
function columnsOf(outline: Outline, steps: readonly CallOutline[]): readonly string[] {
  return steps.flatMap(({ name, args: [value] }) => {
    if (name !== 'col' || value === undefined) return [];
    return identifier(outline, value.kind === 'list' ? (value.items[0] ?? value) : value) ?? [];
  });
}

function addStep(outline: Outline, sketch: TableSketch, step: CallOutline): void {
  const place = { at: step.at, end: step.end };
  const [value] = step.args;
  if (value === undefined) return;
  const named = step.args.map((each) => identifier(outline, each));
  const part = value.kind === 'call' ? partAt(outline, value.call) : undefined;
  const on = { ...place, table: sketch.table };
  switch (step.name) {
    case 'col':
    case 'add_column':
    case 'add_column_if_not_exists':
      addSeaColumn(outline, sketch, value, place);
      return;
    case 'primary_key':
      addKey(outline, sketch, part, place);
      return;
    case 'index':
      if (part?.some(({ name }) => name === 'primary') === true) addKey(outline, sketch, part, place);
      else if (part?.some(({ name }) => name === 'unique') === true)
        sketch.constraints.push({ ...place, constraint: 'unique', columns: columnsOf(outline, part) });
      return;
    case 'foreign_key':
    case 'add_foreign_key':
      addForeignKey(outline, sketch, part ?? [], place);
      return;
    case 'drop_column':
      if (named[0] !== undefined) sketch.after.push({ ...on, kind: 'drop-column', column: named[0] });
      return;
    case 'rename_column':
      if (named[0] !== undefined && named[1] !== undefined)
        sketch.after.push({ ...on, kind: 'rename-column', column: named[0], to: named[1] });
  }
}

function addKey(outline: Outline, sketch: TableSketch, part: readonly CallOutline[] | undefined, place: Place): void {
  const columns = columnsOf(outline, part ?? []);
  if (columns.length > 0) sketch.constraints.push({ ...place, constraint: 'primary-key', columns });
}

/** All calls of the chain that ends there. */
function partAt(outline: Outline, last: number): readonly CallOutline[] {
  const calls: CallOutline[] = [];
  for (let call = outline.calls[last]; call !== undefined; ) {
    calls.unshift(call);
    call = call.on?.kind === 'call' ? outline.calls[call.on.call] : undefined;
  }
  return calls;
}

/** `.from(Episodes::Table, Episodes::ShowId).to(Shows::Table, Shows::Id)`, or each part by a step of its own. */
function addForeignKey(outline: Outline, sketch: TableSketch, steps: readonly CallOutline[], place: Place): void {
  const columns = endsOf(outline, steps, 'from');
  const target = endsOf(outline, steps, 'to');
  const table = given(outline, steps, 'to') ?? given(outline, steps, 'to_tbl');
  if (columns.length === 0 || table === undefined) return;
  const action = (name: string): string | undefined => {
    const value = steps.find((step) => step.name === name)?.args[0];
    const word = value?.kind === 'name' ? value.name.split('.').at(-1) : undefined;
    return word?.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  };
  sketch.constraints.push({
    ...place,
    constraint: 'foreign-key',
    name: given(outline, steps, 'name'),
    columns,
    table,
    referenced: target,
    onDelete: action('on_delete'),
    onUpdate: action('on_update'),
  });
}

function endsOf(outline: Outline, steps: readonly CallOutline[], name: 'from' | 'to'): readonly string[] {
  return steps.flatMap((step) => {
    const value = step.name === name ? step.args[1] : step.name === `${name}_col` ? step.args[0] : undefined;
    const items = value?.kind === 'list' ? value.items : value === undefined ? [] : [value];
    return items.flatMap((item) => identifier(outline, item) ?? []);
  });
}

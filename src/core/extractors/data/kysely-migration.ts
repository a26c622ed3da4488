import { folderOf } from '../../model/workspace-path.ts';
import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import type { Place, SchemaStatement } from '../../syntax/sql/schema-statement.ts';
import type { Extraction, Extractor, ReadFile } from '../extractor.ts';
import { alterSketched, bareColumn, createSketched, newSketch, type TableSketch } from '../shapes/table-sketch.ts';

/** Tables that migrations of Kysely build in one chain each: https://kysely.dev/docs/migrations. */
export const kyselyMigration: Extractor = {
  id: 'kysely-migration',
  title: 'Kysely migrations',
  group: 'data',
  applies: ({ outline }) =>
    outline?.imports.some(({ from }) => from === 'kysely') === true &&
    outline.calls.some(({ name }) => beginnings.has(name)),
  extract: (file) => extract(file),
};

const beginnings = new Set(['createTable', 'alterTable', 'dropTable', 'createIndex', 'dropIndex']);

function extract(file: ReadFile): Extraction {
  const { outline } = file;
  if (outline === undefined) return { facts: [], problems: [] };
  const statements = chainsOf(outline).flatMap((chain) => statementsOf(outline, chain));
  if (statements.length === 0) return { facts: [], problems: [] };
  const history = folderOf(file.path);
  const order = file.path.slice(history === '' ? 0 : history.length + 1);
  const fact = { kind: 'migration', dialect: 'generic', history, order, tool: 'kysely', statements } as const;
  return { facts: [fact], problems: [] };
}

type Chain = readonly [CallOutline, ...CallOutline[]];

/** Chains that begin on a schema, as they stand in the file; what only the way back runs is left out. */
function chainsOf(outline: Outline): readonly Chain[] {
  const next = new Map(outline.calls.flatMap(({ on }, at) => (on?.kind === 'call' ? [[on.call, at] as const] : [])));
  return outline.calls
    .flatMap((call, at): Chain[] => {
      const isSchema = call.on?.kind === 'name' && /(?:^|\.)schema$/.test(call.on.name);
      if (!isSchema || !beginnings.has(call.name) || isWayBack(outline, call.fn)) return [];
      const rest: CallOutline[] = [];
      for (let further = next.get(at); further !== undefined; further = next.get(further)) {
        const step = outline.calls[further];
        if (step !== undefined) rest.push(step);
      }
      return [[call, ...rest]];
    })
    .toSorted(([a], [b]) => a.start - b.start);
}

function isWayBack({ functions }: Outline, fn: number): boolean {
  for (let at = fn; at > 0; at = functions[at]?.parent ?? 0) if (functions[at]?.name === 'down') return true;
  return false;
}

function statementsOf(outline: Outline, [first, ...steps]: Chain): readonly SchemaStatement[] {
  const [name] = textsOf(first.args[0]);
  const place = { at: first.start, end: steps.at(-1)?.end ?? first.end };
  if (name === undefined) return [];
  const guarded = steps.some((step) => step.name === 'ifNotExists');
  switch (first.name) {
    case 'dropTable':
      return [{ ...place, kind: 'drop-table', table: name }];
    case 'dropIndex':
      return [{ ...place, kind: 'drop-index', table: givenTo(steps, 'on')[0] ?? '', name }];
    case 'createIndex':
      return indexOf(name, steps, place);
    default: {
      const sketch = newSketch(name);
      for (const step of steps) addStep(outline, sketch, step);
      return first.name === 'createTable' ? createSketched(sketch, place, guarded) : alterSketched(sketch, place);
    }
  }
}

function indexOf(name: string, steps: readonly CallOutline[], place: Place): readonly SchemaStatement[] {
  const [table] = givenTo(steps, 'on');
  const columns = steps.flatMap((step) => (/^columns?$/.test(step.name) ? textsOf(step.args[0]) : []));
  if (table === undefined || columns.length === 0) return [];
  const unique = steps.some((step) => step.name === 'unique');
  const [method] = givenTo(steps, 'using');
  // `created_at desc` is an order of one.
  const bare = columns.map((column) => column.replace(/ (?:asc|desc)$/i, ''));
  return [{ ...place, kind: 'create-index', table, name, columns: bare, unique, method, concurrently: false }];
}

function givenTo(steps: readonly CallOutline[], name: string): readonly string[] {
  return textsOf(steps.find((step) => step.name === name)?.args[0]);
}

function addStep(outline: Outline, sketch: TableSketch, step: CallOutline): void {
  const place = { at: step.at, end: step.end };
  const [first = '', ...others] = step.args.slice(0, 2).flatMap(textsOf);
  const [, second, third, fourth] = step.args;
  const on = { ...place, table: sketch.table };
  switch (step.name) {
    case 'addColumn':
      addColumn(outline, sketch, step, first);
      return;
    case 'addPrimaryKeyConstraint':
      sketch.constraints.push({ ...place, name: first, constraint: 'primary-key', columns: textsOf(second) });
      return;
    case 'addUniqueConstraint':
      sketch.constraints.push({ ...place, name: first, constraint: 'unique', columns: textsOf(second) });
      return;
    case 'addForeignKeyConstraint': {
      const [table = ''] = textsOf(third);
      const said = callsOf(outline, step.args.at(-1));
      const onDelete = givenTo(said, 'onDelete')[0];
      const key = { columns: textsOf(second), table, referenced: textsOf(fourth), onDelete };
      sketch.constraints.push({ ...place, name: first, constraint: 'foreign-key', ...key });
      return;
    }
    case 'dropColumn':
      sketch.after.push({ ...on, kind: 'drop-column', column: first });
      return;
    case 'dropConstraint':
      sketch.after.push({ ...on, kind: 'drop-constraint', name: first });
      return;
    case 'renameColumn':
      sketch.after.push({ ...on, kind: 'rename-column', column: first, to: others[0] ?? first });
      return;
    case 'renameTo':
      sketch.after.push({ ...on, kind: 'rename-table', to: first });
      return;
    case 'alterColumn':
      sketch.after.push({ ...on, kind: 'alter-column', column: first, ...changed(callsOf(outline, second)) });
  }
}

function addColumn(outline: Outline, sketch: TableSketch, step: CallOutline, name: string): void {
  const place = { at: step.at, end: step.end };
  const said = callsOf(outline, step.args[2]);
  const says = (word: string): boolean => said.some((call) => call.name === word);
  const type = typeOf(outline, step.args[1]);
  const primary = says('primaryKey');
  sketch.columns.push({
    ...bareColumn(name, type ?? 'text', place),
    assumed: type === undefined ? true : undefined,
    nullable: !primary && !says('notNull'),
    default: says('defaultTo') ? 'set' : undefined,
    generated:
      /serial/.test(type ?? '') || said.some((call) => /^(?:autoIncrement|identity|generated)/.test(call.name)),
  });
  if (primary) sketch.constraints.push({ ...place, constraint: 'primary-key', columns: [name] });
  if (says('unique')) sketch.constraints.push({ ...place, constraint: 'unique', columns: [name] });
  const [table = '', column] = (givenTo(said, 'references')[0] ?? '').split(/\.(?=[^.]*$)/);
  if (column === undefined) return;
  const key = { columns: [name], table, referenced: [column], onDelete: givenTo(said, 'onDelete')[0] };
  sketch.constraints.push({ ...place, constraint: 'foreign-key', ...key });
}

function changed(said: readonly CallOutline[]) {
  const says = (word: string): boolean => said.some((call) => call.name === word);
  return {
    type: givenTo(said, 'setDataType')[0],
    nullable: says('setNotNull') ? false : says('dropNotNull') ? true : undefined,
    default: says('setDefault') ? 'set' : says('dropDefault') ? null : undefined,
  };
}

/** `'varchar(32)'`, or a tagged template. */
function typeOf(outline: Outline, value: Value | undefined): string | undefined {
  const call = value?.kind === 'call' ? outline.calls[value.call] : undefined;
  return textsOf(call === undefined ? value : call.args[0])[0]?.toLowerCase();
}

/** What is called within a callback: `(column) => column.notNull().unique()`. */
function callsOf({ calls }: Outline, value: Value | undefined): readonly CallOutline[] {
  return value?.kind === 'function' ? calls.filter(({ fn }) => fn === value.fn) : [];
}

function textsOf(value: Value | undefined): readonly string[] {
  if (value?.kind === 'text') return [value.text];
  if (value?.kind === 'template') return value.parts.length === 1 ? textsOf(value.parts[0]) : [];
  return value?.kind === 'list' ? value.items.flatMap(textsOf) : [];
}

import type { CallOutline, ClassOutline, FunctionOutline, Outline, Value } from '../../syntax/outline.ts';
import type { Extractor, ReadFile } from '../extractor.ts';
import type { AbstractModel } from '../fact.ts';
import { singularOf } from '../shapes/inflections.ts';
import { textItems } from '../shapes/object-values.ts';
import { gormTable } from './gorm-naming.ts';
import { newModel, type PythonModel, schemaFact } from './python-model.ts';
import { snakeCase } from './typeorm-naming.ts';

/** Schemas of ent: https://entgo.io/docs/schema-def. */
export const entSchema: Extractor = {
  id: 'ent-schema',
  title: 'ent schemas',
  group: 'data',
  applies: ({ outline }) => outline?.language === 'go' && outline.imports.some(({ from }) => from === 'entgo.io/ent'),
  extract: (file) => ({ facts: schemaFact(modelsOf(file), packagedMixins), problems: [] }),
};

const nowhere = { at: 0, end: 0 };

function timeColumn(name: string) {
  return { name, type: 'timestamptz', nullable: false, generated: false, ...nowhere } as const;
}

const [created, updated] = [timeColumn('create_time'), timeColumn('update_time')];

/** `mixin.Time{}`: https://entgo.io/docs/schema-mixin#built-in-mixin. */
const packagedMixins: Readonly<Record<string, AbstractModel>> = {
  'mixin.Time': mixedIn([created, updated]),
  'mixin.CreateTime': mixedIn([created]),
  'mixin.UpdateTime': mixedIn([updated]),
};

function mixedIn(columns: AbstractModel['columns']): AbstractModel {
  const fields = Object.fromEntries(columns.map(({ name }) => [name, { column: name }]));
  return { columns, constraints: [], indexes: [], fields, bases: [] };
}

function modelsOf({ outline }: ReadFile): readonly PythonModel[] {
  if (outline === undefined) return [];
  return outline.classes.flatMap((cls, index) => {
    if (cls.kind !== 'struct') return [];
    if (embeds(cls, 'ent.Schema')) return [modelOf(outline, cls, index, tableIn(outline, index, cls.name))];
    return embeds(cls, 'mixin.Schema') ? [modelOf(outline, cls, index, undefined)] : [];
  });
}

function embeds({ bases, fields }: ClassOutline, name: string): boolean {
  return bases.includes(name) || fields.some(({ type }) => type === name);
}

function methodOf(outline: Outline, index: number, name: string): FunctionOutline | undefined {
  return outline.functions.find((fn) => fn.cls === index && fn.name === name);
}

/** `func (Boat) Mixin() []ent.Mixin { return []ent.Mixin{AuditMixin{}, mixin.Time{}} }` */
function mixinsOf(outline: Outline, index: number): readonly string[] {
  const items = methodOf(outline, index, 'Mixin')?.returns.flatMap((value) =>
    value.kind === 'list' ? value.items : [],
  );
  return (items ?? []).flatMap((item) => (item.kind === 'object' && item.type !== undefined ? [item.type] : []));
}

/** Without a table it only lends what it has. */
function modelOf(outline: Outline, cls: ClassOutline, index: number, table: string | undefined): PythonModel {
  const method = (name: string): FunctionOutline | undefined => methodOf(outline, index, name);
  const { at, end } = cls;
  const model = newModel(outline, { name: cls.name, table, bases: mixinsOf(outline, index), at, end });
  for (const steps of chainsIn(outline, method('Fields'), 'field')) addField(model, steps);
  for (const steps of chainsIn(outline, method('Edges'), 'edge')) addEdge(model, steps);
  for (const steps of chainsIn(outline, method('Indexes'), 'index')) addIndex(model, steps);
  if (table === undefined) return model;
  if (!Object.hasOwn(model.fields, 'id')) {
    model.columns.unshift({ name: 'id', type: 'bigint', nullable: false, generated: true, at, end });
    model.fields['id'] = { column: 'id' };
  }
  model.constraints.push({ constraint: 'primary-key', columns: ['id'], at, end });
  return model;
}

/** `entsql.Annotation{Table: "boats"}`, else the plural. */
function tableIn(outline: Outline, index: number, name: string): string {
  const lists =
    methodOf(outline, index, 'Annotations')?.returns.flatMap((value) => (value.kind === 'list' ? value.items : [])) ??
    [];
  for (const item of lists) {
    const table = item.kind === 'object' ? item.entries.find(({ key }) => key === 'Table')?.value : undefined;
    if (table?.kind === 'text') return table.text;
  }
  return gormTable(name);
}

/** `field.String("name").Unique()`, the making call first. */
type Steps = readonly [CallOutline, ...CallOutline[]];

function chainsIn(outline: Outline, method: FunctionOutline | undefined, maker: string): readonly Steps[] {
  const items = method?.returns.flatMap((value) => (value.kind === 'list' ? value.items : [])) ?? [];
  return items.flatMap((item): readonly Steps[] => {
    const steps: CallOutline[] = [];
    for (let value: Value | undefined = item; value?.kind === 'call'; ) {
      const call: CallOutline | undefined = outline.calls[value.call];
      if (call === undefined) break;
      steps.unshift(call);
      value = call.on;
    }
    const [first, ...more] = steps;
    return first?.on?.kind === 'name' && first.on.name === maker ? [[first, ...more]] : [];
  });
}

const types: Readonly<Record<string, string>> = {
  String: 'varchar',
  Text: 'text',
  Int: 'bigint',
  Int8: 'smallint',
  Int16: 'smallint',
  Int32: 'integer',
  Int64: 'bigint',
  Uint: 'bigint',
  Uint8: 'smallint',
  Uint16: 'integer',
  Uint32: 'bigint',
  Uint64: 'bigint',
  Float: 'double precision',
  Float32: 'real',
  Bool: 'boolean',
  Time: 'timestamptz',
  UUID: 'uuid',
  JSON: 'jsonb',
  Strings: 'jsonb',
  Ints: 'jsonb',
  Floats: 'jsonb',
  Bytes: 'bytea',
  Enum: 'varchar',
};

function textAt({ args }: CallOutline, position = 0): string | undefined {
  const value = args[position];
  return value?.kind === 'text' ? value.text : undefined;
}

function placeOf(steps: Steps): { readonly at: number; readonly end: number } {
  return { at: steps[0].start, end: (steps.at(-1) ?? steps[0]).end };
}

function addField(model: PythonModel, steps: Steps): void {
  const [making, ...options] = steps;
  const field = textAt(making);
  if (field === undefined) return;
  const said = (name: string): CallOutline | undefined => options.find((call) => call.name === name);
  const stored = said('StorageKey');
  const column = (stored && textAt(stored)) ?? field;
  const length = said('MaxLen')?.args[0];
  const base = types[making.name] ?? 'text';
  const type = base === 'varchar' && length?.kind === 'literal' ? `varchar(${length.text})` : base;
  const place = placeOf(steps);
  model.columns.push({ name: column, type, nullable: said('Optional') !== undefined, generated: false, ...place });
  model.fields[field] = { column };
  if (said('Unique') !== undefined) model.constraints.push({ constraint: 'unique', columns: [column], ...place });
}

/** The side of an edge that holds the key: one of another type, by an edge of that type or with a field of its own. */
function addEdge(model: PythonModel, steps: Steps): void {
  const [making, ...options] = steps;
  const name = textAt(making);
  const [, type] = making.args;
  const target = type?.kind === 'name' ? type.name.replace(/\.Type$/, '') : undefined;
  if (name === undefined || target === undefined) return;
  const said = (step: string): string | undefined => {
    const call = options.find((each) => each.name === step);
    return call === undefined ? undefined : (textAt(call) ?? '');
  };
  const single = said('Unique') !== undefined;
  model.fields[name] = { relation: target, many: !single };
  addJoin(model, steps, { name, target, single });
  const field = said('Field');
  const ref = said('Ref');
  const behind = making.name === 'From' && ref !== undefined ? `${snakeCase(target)}_${ref}` : undefined;
  const column = field ?? behind;
  if (!single || column === undefined) return;
  const place = placeOf(steps);
  const key = { constraint: 'foreign-key', columns: [column], table: target, referenced: [], ofModel: true } as const;
  if (!model.columns.some((known) => known.name === column)) {
    const nullable = said('Required') === undefined;
    model.columns.push({ name: column, type: '', nullable, generated: false, ...place });
  }
  model.constraints.push({ ...key, columns: [column], referenced: [], ...place });
}

interface Edge {
  readonly name: string;
  readonly target: string;
  readonly single: boolean;
}

/** The table between two types that may have many of each other, named after the edge that the other one refers to. */
function addJoin(model: PythonModel, steps: Steps, { name, target, single }: Edge): void {
  const [making, ...options] = steps;
  const own = snakeCase(model.name);
  const place = placeOf(steps);
  const named = (step: string): string | undefined => {
    const call = options.find((each) => each.name === step);
    return call && textAt(call);
  };
  const through = options.some(({ name: step }) => step === 'Through');
  if (single || through || model.table === undefined) return;
  const [ref, back] = [named('Ref'), named('From')];
  if (making.name === 'From' && ref !== undefined && target !== model.name) {
    const other = snakeCase(target);
    const columns = { column: `${other}_id`, targetColumn: `${own}_id` };
    const join = { model: target, field: ref, target: model.name, table: `${other}_${ref}` };
    model.joins.push({ ...join, ...columns, form: 'ent', ...place });
  } else if (making.name === 'To' && target === model.name) {
    const columns = { column: `${own}_id`, targetColumn: `${singularOf(back ?? name)}_id` };
    model.joins.push({
      model: target,
      field: name,
      target,
      table: `${own}_${name}`,
      ...columns,
      form: 'ent',
      ...place,
    });
  }
}

/** `index.Fields("town", "name").Edges("guild").Unique()` */
function addIndex(model: PythonModel, steps: Steps): void {
  const named = (step: string): readonly string[] =>
    steps.filter(({ name }) => name === step).flatMap(({ args }) => args.flatMap((value) => textItems(value)));
  const columns = [
    ...named('Fields').map((field) => {
      const known = model.fields[field];
      return known !== undefined && 'column' in known ? known.column : field;
    }),
    ...named('Edges').flatMap((edge) => keyOf(model, edge) ?? []),
  ];
  if (columns.length === 0) return;
  model.indexes.push({ columns, unique: steps.some(({ name }) => name === 'Unique'), ...placeOf(steps) });
}

function keyOf(model: PythonModel, edge: string): string | undefined {
  const relation = model.fields[edge];
  const key = model.constraints.find(
    (each) =>
      each.constraint === 'foreign-key' &&
      relation !== undefined &&
      'relation' in relation &&
      each.table === relation.relation,
  );
  return key?.constraint === 'foreign-key' ? key.columns[0] : undefined;
}

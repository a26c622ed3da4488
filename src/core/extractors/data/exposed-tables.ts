import type { CallOutline, ClassOutline, FieldOutline, Outline, Value } from '../../syntax/outline.ts';
import type { Extractor } from '../extractor.ts';
import { exposed } from './exposed.ts';
import { newModel, type PythonModel, schemaFact } from './python-model.ts';

/** `object Pears : IntIdTable("pears") { val name = varchar("name", 50).index() }` */
export const exposedTables: Extractor = {
  id: 'exposed-tables',
  title: 'Exposed tables',
  group: 'data',
  applies: ({ outline }) =>
    outline?.language === 'kotlin' && outline.imports.some(({ from }) => from.startsWith(exposed.packages)),
  extract: ({ outline }) => ({
    facts: schemaFact(outline?.classes.flatMap((cls) => modelOf(outline, cls)) ?? []),
    problems: [],
  }),
};

function modelOf(outline: Outline, cls: ClassOutline): readonly PythonModel[] {
  const base = cls.bases
    .map((each) => each.replace(/<.*$/, ''))
    .find((each) => exposed.tables.some((name) => name === each));
  if (base === undefined) return [];
  const named = cls.options?.entries[0]?.value;
  // Without a name a table is called after its object, without the word that says what it is.
  const table = named?.kind === 'text' ? named.text : cls.name.replace(/Table$/, '');
  const model = newModel(outline, { name: cls.name, table, schema: undefined, bases: [], at: cls.at, end: cls.end });
  const place = { at: cls.at, end: cls.end };
  const type = keyType(base);
  if (type !== undefined) {
    model.columns.push({ name: 'id', type, nullable: false, generated: true, ...place });
    model.constraints.push({ constraint: 'primary-key', columns: ['id'], ...place });
    model.fields['id'] = { column: 'id' };
  }
  for (const field of cls.fields) addColumn(outline, model, field);
  for (const field of cls.fields) addKey(outline, model, field);
  addIndexes(outline, cls, model);
  return model.columns.length === 0 ? [] : [model];
}

/** What the key of a table is that brings one along. */
function keyType(base: string): string | undefined {
  if (!/^(?:U?(?:Int|Long)?IdTable|UUIDTable)$/.test(base)) return undefined;
  return /UUID/.test(base) ? 'uuid' : /Long/.test(base) ? 'bigint' : 'integer';
}

/** A reference is of the type of the key that it leads to. */
function referredType({ classes }: Outline, target: Value | undefined): string {
  const name = target?.kind === 'name' ? target.name.split('.')[0] : undefined;
  const bases = classes.find((cls) => cls.name === name)?.bases ?? [];
  return bases.map((base) => keyType(base.replace(/<.*$/, ''))).find((type) => type !== undefined) ?? 'integer';
}

/** The calls of `varchar("name", 50).nullable().uniqueIndex()`, the innermost first. */
function chainIn(outline: Outline, value: Value | undefined): readonly CallOutline[] {
  const calls: CallOutline[] = [];
  let at = value;
  while (at?.kind === 'call') {
    const call: CallOutline | undefined = outline.calls[at.call];
    if (call === undefined) break;
    calls.unshift(call);
    at = call.on;
  }
  return calls;
}

function addColumn(outline: Outline, model: PythonModel, field: FieldOutline): void {
  const [maker, ...steps] = chainIn(outline, field.default);
  const [named, target] = maker?.args ?? [];
  if (maker === undefined || maker.on !== undefined || named?.kind !== 'text') return;
  const types: Readonly<Record<string, string>> = exposed.columns;
  const refers = exposed.references.some((each) => each === maker.name);
  const type = Object.hasOwn(types, maker.name)
    ? types[maker.name]
    : refers
      ? referredType(outline, target)
      : undefined;
  if (type === undefined) return;
  const has = (name: string): boolean => steps.some((step) => step.name === name);
  const place = { at: field.at, end: field.end };
  const columns = [named.text];
  model.columns.push({
    name: named.text,
    type,
    nullable: has('nullable') || maker.name === 'optReference',
    generated: has('autoIncrement') || has('autoGenerate'),
    ...place,
  });
  model.fields[field.name] = { column: named.text };
  if (has('index')) model.indexes.push({ columns, unique: false, ...place });
  if (has('uniqueIndex')) model.constraints.push({ constraint: 'unique', columns, ...place });
  const referred = refers ? target : steps.find((step) => step.name === 'references')?.args[0];
  if (referred?.kind !== 'name') return;
  model.constraints.push({
    constraint: 'foreign-key',
    columns,
    table: referred.name.split('.')[0] ?? referred.name,
    referenced: [],
    ofModel: true,
    ...onDelete(maker),
    ...place,
  });
}

/** `reference("row_id", Rows, onDelete = ReferenceOption.CASCADE)` */
function onDelete({ args }: CallOutline): { readonly onDelete?: string } {
  for (const value of args) {
    const said = value.kind === 'object' ? value.entries.find(({ key }) => key === 'onDelete')?.value : undefined;
    const word = said?.kind === 'name' ? said.name.split('.').at(-1) : undefined;
    const action = word !== undefined && Object.hasOwn(actions, word) ? actions[word] : undefined;
    if (action !== undefined) return { onDelete: action };
  }
  return {};
}

const actions: Readonly<Record<string, string>> = {
  CASCADE: 'cascade',
  SET_NULL: 'set null',
  RESTRICT: 'restrict',
  NO_ACTION: 'no action',
  SET_DEFAULT: 'set default',
};

/** `init { index(false, row, height); uniqueIndex(name) }` */
function addIndexes({ calls }: Outline, cls: ClassOutline, model: PythonModel): void {
  for (const { on, name, args, at, end } of calls) {
    if (on !== undefined || (name !== 'index' && name !== 'uniqueIndex') || at < cls.at || at > cls.end) continue;
    const columns = columnsNamed(model, args);
    const unique = name === 'uniqueIndex' || args.some((each) => each.kind === 'literal' && each.text === 'true');
    if (columns.length === 0) continue;
    if (unique) model.constraints.push({ constraint: 'unique', columns, at, end });
    else model.indexes.push({ columns, unique, at, end });
  }
}

function columnsNamed(model: PythonModel, values: readonly Value[]): readonly string[] {
  return values.flatMap((each) => {
    const field = each.kind === 'name' && Object.hasOwn(model.fields, each.name) ? model.fields[each.name] : undefined;
    return field !== undefined && 'column' in field ? [field.column] : [];
  });
}

/** `override val primaryKey = PrimaryKey(id)` */
function addKey(outline: Outline, model: PythonModel, { name, default: value, at, end }: FieldOutline): void {
  const [made] = chainIn(outline, value);
  if (name !== 'primaryKey' || made?.name !== 'PrimaryKey') return;
  const columns = columnsNamed(model, made.args);
  if (columns.length > 0) model.constraints.push({ constraint: 'primary-key', columns, at, end });
}

import type { ClassOutline, FieldOutline, Outline, Value } from '../../syntax/outline.ts';
import type { Extractor, ReadFile } from '../extractor.ts';
import { advancedAlchemy, alchemyBases } from './advanced-alchemy.ts';
import { newModel, type PythonModel, schemaFact } from './python-model.ts';
import { baseName, callIn, entry, keyword, lastName, positional, saysTrue, textIn } from './python-values.ts';
import { addColumn, isColumnCall } from './sqlalchemy-columns.ts';
import { snakeCase } from './typeorm-naming.ts';

/** Tables that SQLAlchemy, SQLModel and Flask-SQLAlchemy make of classes and of `Table(…)`. */
export const sqlalchemyModel: Extractor = {
  id: 'sqlalchemy-model',
  title: 'SQLAlchemy and SQLModel models',
  group: 'data',
  applies: ({ outline }) => outline?.language === 'python' && outline.calls.some((call) => isColumnCall(call.name)),
  extract: (file) => ({ facts: factsOf(file), problems: [] }),
};

function factsOf({ outline }: ReadFile) {
  if (outline === undefined) return [];
  const classes = outline.classes.filter(({ kind, outer }) => kind === 'class' && outer === undefined);
  const models = [...classes.flatMap((cls) => modelOf(outline, cls, classes)), ...coreTables(outline)];
  const isAlchemy = outline.imports.some(({ from }) => advancedAlchemy.test(from));
  return isAlchemy ? schemaFact(models, alchemyBases) : schemaFact(models);
}

function modelOf(outline: Outline, cls: ClassOutline, classes: readonly ClassOutline[]): readonly PythonModel[] {
  const bases = cls.bases.map(baseName);
  const named = textIn(outline, cls.fields.find(({ name }) => name === '__tablename__')?.default);
  const isTable = named !== undefined || isImplicit(cls, bases) || (isOfAlchemy(outline, bases) && !isAbstract(cls));
  const args = cls.fields.find(({ name }) => name === '__table_args__')?.default;
  const model = newModel(outline, {
    name: cls.name,
    table: isTable ? (named ?? implicitName(cls)) : undefined,
    schema: textIn(outline, schemaIn(args)),
    bases: bases.filter((base) => !classes.some(({ name }) => name === base)),
    at: cls.at,
    end: cls.end,
  });
  for (const field of inheritedFields(cls, classes, 0)) addField(outline, model, field, isSqlModel(cls, classes, 0));
  addArguments(outline, model, args);
  return model.columns.length === 0 ? [] : [model];
}

/** `class Order(SQLModel, table=True)` and `class Order(db.Model)` take their table's name from the class. */
function isImplicit(cls: ClassOutline, bases: readonly string[]): boolean {
  return saysTrue(entry(cls.options, 'table')) || (bases.includes('Model') && !isAbstract(cls));
}

/** `class Order(UUIDBase)` of Advanced Alchemy is called after itself. */
function isOfAlchemy({ imports }: Outline, bases: readonly string[]): boolean {
  return imports.some(
    ({ from, name, as }) =>
      name !== undefined &&
      as !== undefined &&
      bases.includes(as) &&
      Object.hasOwn(alchemyBases, name) &&
      advancedAlchemy.test(from),
  );
}

function isAbstract(cls: ClassOutline): boolean {
  return saysTrue(cls.fields.find(({ name }) => name === '__abstract__')?.default);
}

function implicitName(cls: ClassOutline): string {
  return saysTrue(entry(cls.options, 'table')) ? cls.name.toLowerCase() : snakeCase(cls.name);
}

const deepest = 8;

function isSqlModel(cls: ClassOutline, classes: readonly ClassOutline[], depth: number): boolean {
  if (saysTrue(entry(cls.options, 'table')) || cls.bases.map(baseName).includes('SQLModel')) return true;
  return depth < deepest && parentsOf(cls, classes).some((parent) => isSqlModel(parent, classes, depth + 1));
}

function parentsOf(cls: ClassOutline, classes: readonly ClassOutline[]): readonly ClassOutline[] {
  const bases = new Set(cls.bases.map(baseName));
  return classes.filter((candidate) => candidate !== cls && bases.has(candidate.name));
}

/** Fields of base classes in the same file come first; those of another table stay there. */
function inheritedFields(cls: ClassOutline, classes: readonly ClassOutline[], depth: number): readonly FieldOutline[] {
  const parents = depth < deepest ? parentsOf(cls, classes) : [];
  const inherited = parents.flatMap((parent) => inheritedFields(parent, classes, depth + 1));
  const own = new Set(cls.fields.map(({ name }) => name));
  return [...inherited.filter(({ name }) => !own.has(name)), ...cls.fields];
}

function addField(outline: Outline, model: PythonModel, field: FieldOutline, sqlModel: boolean): void {
  const call = callIn(outline, field.default);
  if (call?.name === 'relationship' || call?.name === 'Relationship') {
    const target = textIn(outline, positional(call)[0]) ?? lastName(positional(call)[0]) ?? targetOf(field.type);
    if (target !== undefined) model.fields[field.name] = { relation: target, many: isMany(field.type) };
    return;
  }
  const isMapped = field.type?.startsWith('Mapped[') === true;
  if (isMapped || (call !== undefined && isColumnCall(call.name)) || (sqlModel && isPlain(field)))
    addColumn(outline, model, field, sqlModel);
}

/** A field of an SQLModel with nothing but its type is a column. */
function isPlain(field: FieldOutline): boolean {
  return field.type !== undefined && !/^(?:ClassVar|ConfigDict|list|List)\b/.test(field.type);
}

function targetOf(type: string | undefined): string | undefined {
  const names = type?.match(/[A-Za-z_]\w*/g) ?? [];
  return names.findLast((name) => !/^(?:None|Optional|Mapped|[Ll]ist|[Ss]et|Sequence)$/.test(name));
}

function isMany(type: string | undefined): boolean {
  return type !== undefined && /\b(?:[Ll]ist|[Ss]et|Sequence)\[/.test(type);
}

/** `__table_args__ = (UniqueConstraint('a', 'b'), Index('by_a', 'a'), {'schema': 'shop'})` */
function addArguments(outline: Outline, model: PythonModel, args: Value | undefined): void {
  for (const item of args?.kind === 'list' ? args.items : []) addArgument(outline, model, item);
}

function addArgument(outline: Outline, model: PythonModel, value: Value): void {
  const call = callIn(outline, value);
  if (call === undefined) return;
  const place = { at: call.start, end: call.end };
  const texts = positional(call).flatMap((item) => textIn(outline, item) ?? []);
  const columns = (names: readonly string[]) => names.map((name) => columnNamed(model, name));
  if (call.name === 'UniqueConstraint')
    model.constraints.push({
      constraint: 'unique',
      columns: columns(texts),
      name: textIn(outline, keyword(call, 'name')),
      ...place,
    });
  if (call.name === 'Index')
    model.indexes.push({
      name: texts[0],
      columns: columns([...texts.slice(1), ...positional(call).flatMap((item) => lastName(item) ?? [])]),
      unique: saysTrue(keyword(call, 'unique')),
      ...place,
    });
  if (call.name === 'PrimaryKeyConstraint')
    model.constraints.push({ constraint: 'primary-key', columns: columns(texts), ...place });
}

function columnNamed(model: PythonModel, name: string): string {
  const field = Object.hasOwn(model.fields, name) ? model.fields[name] : undefined;
  return field !== undefined && 'column' in field ? field.column : name;
}

function schemaIn(args: Value | undefined): Value | undefined {
  const options = args?.kind === 'list' ? args.items.at(-1) : args;
  return options?.kind === 'object' ? entry(options, 'schema') : undefined;
}

/** `orders = Table('orders', metadata, Column('id', Integer, primary_key=True))` */
function coreTables(outline: Outline): readonly PythonModel[] {
  return outline.bindings.flatMap((binding) => {
    const call = callIn(outline, binding.value);
    const [name, , ...parts] = call?.name === 'Table' ? positional(call) : [];
    const table = textIn(outline, name);
    if (call === undefined || table === undefined) return [];
    const model = newModel(outline, { name: binding.name, table, bases: [], at: call.start, end: call.end });
    for (const part of parts) {
      const column = callIn(outline, part);
      if (column === undefined) continue;
      const field = textIn(outline, positional(column)[0]);
      if (column.name === 'Column' && field !== undefined)
        addColumn(outline, model, { name: field, default: part, at: column.start, end: column.end }, false);
      else addArgument(outline, model, part);
    }
    return model.columns.length === 0 ? [] : [model];
  });
}

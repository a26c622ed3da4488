import type { AbstractModel, ModelField, ModelJoin, SchemaFact } from '../../extractors/fact.ts';
import type { ConstraintDefinition, SchemaStatement } from '../../syntax/sql/schema-statement.ts';
import { joinTable } from './join-table.ts';
import type { ModelSource } from './model-source.ts';
import type { DeclaredSource } from './schema-source.ts';

/** What the entity classes of a service say together. */
export interface EntityClasses {
  /** Model name → table name. */
  readonly tables: ReadonlyMap<string, string>;
  /** Table name → its primary key. */
  readonly keys: ReadonlyMap<string, readonly KeyColumn[]>;
  readonly abstracts: ReadonlyMap<string, AbstractModel>;
}

export interface KeyColumn {
  readonly name: string;
  readonly type: string;
  readonly assumed?: true | undefined;
}

/** Entity classes with inherited columns, keys of what they refer to, and the tables between them. */
export function completeEntities(sources: readonly DeclaredSource[]): readonly ModelSource[] {
  const abstracts = new Map(sources.flatMap(({ fact }) => Object.entries(fact.abstracts ?? {})));
  const inherited = sources.map(({ fact }) => inherit(fact, abstracts));
  const classes = classesOf(sources, inherited, abstracts);
  const ownFields = new Map(inherited.flatMap(({ fields }) => Object.entries(fields)));
  // An edge that another file says to lead to one row keeps its key there, and needs no table between.
  const isBetween = ({ form, model, field }: ModelJoin): boolean => {
    const known = form === 'ent' ? ownFields.get(model)?.[field] : undefined;
    return form !== 'ent' || (known !== undefined && 'relation' in known && known.many);
  };
  return sources.map((source, i) => {
    const { dialect, models, joins = [] } = source.fact;
    const own = inherited[i] ?? { statements: [], fields: {}, orders: {} };
    const statements = named(own, models).map((statement) => resolved(classes, statement));
    const { fields, orders } = own;
    return {
      source,
      dialect,
      models,
      fields,
      orders,
      statements: [...statements, ...tablesOf(classes, joins.filter(isBetween))],
    };
  });
}

interface Inherited {
  readonly statements: readonly SchemaStatement[];
  readonly fields: SchemaFact['fields'];
  readonly orders: NonNullable<SchemaFact['orders']>;
}

function inherit(fact: SchemaFact, abstracts: ReadonlyMap<string, AbstractModel>): Inherited {
  const modelOf = new Map(Object.entries(fact.models).map(([model, table]) => [table, model]));
  const basesOf = (model: string): AbstractModel[] => ancestors(fact.bases?.[model] ?? [], abstracts);
  const fields = Object.entries(fact.fields).map(([model, own]): [string, Readonly<Record<string, ModelField>>] => [
    model,
    Object.assign({}, ...basesOf(model).map((base) => base.fields), own),
  ]);
  return {
    statements: fact.statements.flatMap((statement): readonly SchemaStatement[] => {
      if (statement.kind !== 'create-table') return [statement];
      const model = modelOf.get(statement.table) ?? '';
      const bases = basesOf(model);
      const closed = fact.ownOptions?.includes(model) === true;
      return [withBases(statement, bases), ...inheritedIndexes(statement, bases, closed)];
    }),
    fields: Object.fromEntries(fields),
    orders: ordersOf(fact, basesOf),
  };
}

/** An order of its own, or that of the nearest base whose options it takes over. */
function ordersOf(fact: SchemaFact, basesOf: (model: string) => readonly AbstractModel[]): Inherited['orders'] {
  return Object.fromEntries(
    Object.keys(fact.models).flatMap((model) => {
      const closed = fact.ownOptions?.includes(model) === true;
      const inherited = closed ? undefined : basesOf(model).findLast(({ order }) => order !== undefined)?.order;
      const order = fact.orders?.[model] ?? inherited;
      return order === undefined ? [] : [[model, order] as const];
    }),
  );
}

/** Names would be those of the first table only. */
function inheritedIndexes(
  { table, schema, at }: CreateTable,
  bases: readonly AbstractModel[],
  closed: boolean,
): SchemaStatement[] {
  return bases
    .flatMap((base) => base.indexes ?? [])
    .filter(({ ofOptions }) => !closed || ofOptions !== true)
    .map(({ columns, unique, where, method }): SchemaStatement => {
      const index = { columns, unique, where, method, concurrently: false };
      return { kind: 'create-index', ...index, table, schema, at, end: at };
    });
}

/** Furthest base first, each once. */
function ancestors(names: readonly string[], abstracts: ReadonlyMap<string, AbstractModel>): AbstractModel[] {
  const found = new Set<AbstractModel>();
  const waiting = [...names];
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const base = abstracts.get(name);
    if (base === undefined || found.has(base)) continue;
    found.add(base);
    waiting.push(...base.bases);
  }
  return [...found].reverse();
}

type CreateTable = SchemaStatement & { readonly kind: 'create-table' };

/** Places of inherited columns are in another file, so they stand where the class does. */
function withBases(create: CreateTable, bases: readonly AbstractModel[]): CreateTable {
  const place = { at: create.at, end: create.at };
  const own = new Set(create.columns.map(({ name }) => name));
  const columns = bases.flatMap((base) => base.columns).filter(({ name }) => !own.has(name));
  const constraints = bases.flatMap((base) => base.constraints);
  const hasKey = create.constraints.some(({ constraint }) => constraint === 'primary-key');
  const taken = constraints.filter(({ constraint }) => constraint !== 'primary-key' || !hasKey);
  return {
    ...create,
    columns: [...columns.map((column) => ({ ...column, ...place })), ...create.columns],
    constraints: [...taken.map((constraint) => ({ ...constraint, ...place })), ...create.constraints],
  };
}

function classesOf(
  sources: readonly DeclaredSource[],
  inherited: readonly Inherited[],
  abstracts: ReadonlyMap<string, AbstractModel>,
): EntityClasses {
  const keys = inherited.flatMap(({ statements }) =>
    statements.flatMap((statement): [string, KeyColumn[]][] =>
      statement.kind === 'create-table' ? [[statement.table, keyOf(statement)]] : [],
    ),
  );
  return {
    tables: withUsers(sources),
    keys: new Map(keys),
    abstracts,
  };
}

/** `settings.AUTH_USER_MODEL` of Django stands for the class that goes on from its users, whatever its name. */
function withUsers(sources: readonly DeclaredSource[]): ReadonlyMap<string, string> {
  const tables = new Map(sources.flatMap(({ fact }) => Object.entries(fact.models)));
  if (tables.has('User')) return tables;
  for (const { fact } of sources)
    for (const [model, bases] of Object.entries(fact.bases ?? {})) {
      const table = fact.models[model];
      if (table !== undefined && bases.some((base) => /^Abstract(?:Base)?User$/.test(base))) tables.set('User', table);
    }
  return tables;
}

function keyOf(create: CreateTable): KeyColumn[] {
  const names = create.constraints.flatMap((key) => (key.constraint === 'primary-key' ? key.columns : []));
  return names.map((name) => {
    const column = create.columns.find((candidate) => candidate.name === name);
    return { name, type: column?.type ?? '', assumed: column?.assumed };
  });
}

/** What an index calls as the class does, where a base declares it: `rule` is the column `rule_id`, `createdAt` `created_at`. */
function named({ statements, fields }: Inherited, models: SchemaFact['models']): readonly SchemaStatement[] {
  const columns = new Map(
    statements.flatMap((statement): [string, ReadonlySet<string>][] =>
      statement.kind === 'create-table' ? [[statement.table, new Set(statement.columns.map(({ name }) => name))]] : [],
    ),
  );
  const modelOf = new Map(Object.entries(models).map(([model, table]) => [table, model]));
  return statements.map((statement) => {
    const known = columns.get(statement.table);
    if (statement.kind !== 'create-index' || known === undefined) return statement;
    const own = fields[modelOf.get(statement.table) ?? ''] ?? {};
    const real = (name: string): string => {
      if (known.has(name)) return name;
      const field = Object.hasOwn(own, name) ? own[name] : undefined;
      if (field !== undefined && 'column' in field) return field.column;
      return known.has(`${name}_id`) ? `${name}_id` : name;
    };
    return { ...statement, columns: statement.columns.map(real) };
  });
}

/** Puts tables in the place of models, and gives columns that hold another's key its type. */
function resolved(classes: EntityClasses, statement: SchemaStatement): SchemaStatement {
  if (statement.kind !== 'create-table') return statement;
  const constraints = statement.constraints.map((constraint) => resolvedKey(classes, constraint));
  const columns = statement.columns.map((column) =>
    column.type === '' || column.assumed === true
      ? { ...column, ...(keyType(classes, constraints, column.name) ?? assumedType(column.type)) }
      : column,
  );
  return { ...statement, columns, constraints };
}

function resolvedKey(classes: EntityClasses, constraint: ConstraintDefinition): ConstraintDefinition {
  if (constraint.constraint !== 'foreign-key' || constraint.ofModel !== true) return constraint;
  const table = classes.tables.get(constraint.table);
  const { ofModel, ...rest } = constraint;
  if (table === undefined) return rest;
  const key = (classes.keys.get(table) ?? []).map(({ name }) => name);
  return { ...rest, table, referenced: constraint.referenced.length > 0 ? constraint.referenced : key };
}

/** Unknown classes have an integer as their key, like most. */
function assumedType(type: string): Pick<KeyColumn, 'type' | 'assumed'> {
  return { type: type === '' ? 'integer' : type, assumed: true };
}

function keyType(
  classes: EntityClasses,
  constraints: readonly ConstraintDefinition[],
  column: string,
): Pick<KeyColumn, 'type' | 'assumed'> | undefined {
  for (const key of constraints) {
    if (key.constraint !== 'foreign-key' || key.columns[0] !== column) continue;
    const [first] = classes.keys.get(key.table) ?? [];
    if (first !== undefined) return { type: first.type, assumed: first.assumed };
  }
  return undefined;
}

function tablesOf(classes: EntityClasses, joins: readonly ModelJoin[]): SchemaStatement[] {
  return joins.flatMap((join) => joinTable(classes.tables, classes.keys, join));
}

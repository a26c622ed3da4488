import type { Outline } from '../../syntax/outline.ts';
import type {
  ColumnDefinition,
  ConstraintDefinition,
  Place,
  SchemaStatement,
} from '../../syntax/sql/schema-statement.ts';
import type { AbstractModel, ModelField, ModelJoin, SchemaFact } from '../fact.ts';

export interface ModelIndex {
  readonly name?: string | undefined;
  readonly columns: readonly string[];
  readonly unique: boolean;
  readonly where?: string | undefined;
  readonly method?: string | undefined;
  readonly concurrently?: boolean | undefined;
  /** Said by the options of a class: one that has options of its own does not take it over. */
  readonly ofOptions?: true | undefined;
  readonly at: number;
  readonly end: number;
}

/** A class of a Python ORM, as its own body declares it. */
export interface PythonModel {
  readonly name: string;
  /** Absent for a class that only hands down what it has. */
  readonly table: string | undefined;
  readonly schema?: string | undefined;
  readonly columns: ColumnDefinition[];
  readonly constraints: ConstraintDefinition[];
  readonly indexes: ModelIndex[];
  readonly fields: Record<string, ModelField>;
  readonly joins: ModelJoin[];
  readonly bases: readonly string[];
  /** Fields that its lists are sorted by where a query says nothing. */
  order?: readonly string[] | undefined;
  /** Has options of its own that go on from no other's. */
  ownOptions?: true | undefined;
  beside?: Place | undefined;
  readonly at: number;
  readonly end: number;
}

export function newModel(
  outline: Outline,
  known: Pick<PythonModel, 'name' | 'table' | 'schema' | 'at' | 'end'> & { readonly bases: readonly string[] },
): PythonModel {
  const bases = known.bases.map((base) => outline.imports.find(({ as }) => as === base)?.name ?? base);
  return { ...known, bases, columns: [], constraints: [], indexes: [], fields: {}, joins: [] };
}

/** The models of one file as a schema. */
export function schemaFact(
  models: readonly PythonModel[],
  packaged: Readonly<Record<string, AbstractModel>> = {},
): readonly SchemaFact[] {
  const tables = models.flatMap((model) => (model.table === undefined ? [] : [{ ...model, table: model.table }]));
  const abstracts = models.filter((model) => model.table === undefined && model.columns.length > 0);
  if (tables.length === 0 && abstracts.length === 0) return [];
  return [
    {
      kind: 'schema',
      dialect: 'generic',
      origin: 'model',
      statements: tables.flatMap(statementsOf),
      models: Object.fromEntries(tables.map(({ name, table }) => [name, table])),
      fields: Object.fromEntries(tables.map(({ name, fields }) => [name, fields])),
      bases: Object.fromEntries(tables.map(({ name, bases }) => [name, bases])),
      abstracts: {
        ...packaged,
        ...Object.fromEntries(
          // Models hand down their columns too where another file's model extends them.
          abstracts.map(({ name, columns, constraints, indexes, fields, order, bases }): [string, AbstractModel] => [
            name,
            { columns, constraints, indexes, fields, order, bases },
          ]),
        ),
      },
      joins: models.flatMap(({ joins }) => joins),
      beside: Object.fromEntries(
        tables.flatMap(({ name, beside }) => (beside === undefined ? [] : [[name, beside] as const])),
      ),
      orders: Object.fromEntries(
        tables.flatMap(({ name, order }) => (order === undefined ? [] : [[name, order] as const])),
      ),
      ownOptions: tables.filter(({ ownOptions }) => ownOptions).map(({ name }) => name),
    },
  ];
}

function statementsOf(model: PythonModel & { readonly table: string }): readonly SchemaStatement[] {
  const { table, schema, columns, constraints, indexes, at, end } = model;
  const keys = constraints.filter(({ constraint }) => constraint === 'primary-key');
  const key = keys[0];
  const joined = keys.flatMap((each) => (each.constraint === 'primary-key' ? each.columns : []));
  const others = constraints.filter(({ constraint }) => constraint !== 'primary-key');
  return [
    {
      kind: 'create-table',
      table,
      schema,
      ifNotExists: false,
      columns,
      constraints: key?.constraint === 'primary-key' ? [{ ...key, columns: joined }, ...others] : others,
      partitioned: false,
      at,
      end,
    },
    ...indexes.map(
      (index): SchemaStatement => ({ kind: 'create-index', table, schema, ...index, concurrently: false }),
    ),
  ];
}

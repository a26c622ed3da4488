import type { ColumnMakers, MadeColumn } from '../../extractors/data/column-makers.ts';
import type { ModelField, SchemaFact } from '../../extractors/fact.ts';
import type { ColumnDefinition, ConstraintDefinition, SchemaStatement } from '../../syntax/sql/schema-statement.ts';
import type { DeclaredSource } from './schema-source.ts';

/** Models of Drizzle with the columns that functions of other files make, spelled as the client is told. */
export function makeColumns(sources: readonly DeclaredSource[]): readonly DeclaredSource[] {
  const makers = sources.flatMap(({ fact }) => fact.columnMakers ?? []);
  if (makers.length === 0) return sources;
  const functions = new Map(makers.flatMap((each) => Object.entries(each.functions)));
  const isSnake = makers.some(({ casing }) => casing === 'snake_case');
  const named = new Set(makers.flatMap((each) => each.named));
  const spell: Spelling = (name) => (isSnake && !named.has(name) && /^\w+$/.test(name) ? snakeCase(name) : name);
  return sources.map((source) =>
    source.fact.columnMakers === undefined
      ? source
      : { ...source, fact: spelled(filled(source.fact, source.fact.columnMakers, functions), spell) },
  );
}

type Spelling = (name: string) => string;

/** As Drizzle cuts words: `line2Text` is `line2_text`, `HTMLPage` is `html_page`. */
function snakeCase(name: string): string {
  const words = name.replace(/['\u2019]/g, '').match(/[\da-z]+|[A-Z]+(?![a-z])|[A-Z][\da-z]+/g) ?? [name];
  return words.map((word) => word.toLowerCase()).join('_');
}

function filled(fact: SchemaFact, { made }: ColumnMakers, functions: ReadonlyMap<string, MadeColumn>): SchemaFact {
  const modelOf = new Map(Object.entries(fact.models).map(([model, table]) => [table, model]));
  const makerOf = (model: string | undefined, column: string): MadeColumn | undefined =>
    functions.get(made[model ?? '']?.[column] ?? '');
  return {
    ...fact,
    statements: fact.statements.map((statement): SchemaStatement => {
      if (statement.kind !== 'create-table') return statement;
      const model = modelOf.get(statement.table);
      return { ...statement, ...withMade(statement, (column) => makerOf(model, column)) };
    }),
    abstracts: Object.fromEntries(
      Object.entries(fact.abstracts ?? {}).map(([model, abstract]) => [
        model,
        { ...abstract, ...withMade(abstract, (column) => makerOf(model, column)) },
      ]),
    ),
  };
}

interface Parts {
  readonly columns: readonly ColumnDefinition[];
  readonly constraints: readonly ConstraintDefinition[];
}

/** What the column says itself comes on top of what its function says. */
function withMade({ columns, constraints }: Parts, makerOf: (column: string) => MadeColumn | undefined): Parts {
  const added: ConstraintDefinition[] = [];
  const own = columns.map((column) => {
    const maker = makerOf(column.name);
    if (maker === undefined) return column;
    const { at, end, name } = column;
    for (const each of maker.constraints)
      added.push(each.constraint === 'check' ? { ...each, at, end } : { ...each, columns: [name], at, end });
    const { type, nullable, generated } = maker.column;
    return {
      ...column,
      type,
      nullable: nullable && column.nullable,
      generated,
      default: column.default ?? maker.column.default,
    };
  });
  return { columns: own, constraints: [...added, ...constraints] };
}

function spelled(fact: SchemaFact, spell: Spelling): SchemaFact {
  return {
    ...fact,
    statements: fact.statements.map((statement): SchemaStatement => {
      if (statement.kind === 'create-table') return { ...statement, ...spelledParts(statement, spell) };
      return statement.kind === 'create-index' ? { ...statement, columns: statement.columns.map(spell) } : statement;
    }),
    fields: Object.fromEntries(Object.entries(fact.fields).map(([model, own]) => [model, spelledFields(own, spell)])),
    abstracts: Object.fromEntries(
      Object.entries(fact.abstracts ?? {}).map(([model, { fields, ...abstract }]) => [
        model,
        { ...abstract, ...spelledParts(abstract, spell), fields: spelledFields(fields, spell) },
      ]),
    ),
  };
}

function spelledParts({ columns, constraints }: Parts, spell: Spelling): Parts {
  return {
    columns: columns.map((column) => ({ ...column, name: spell(column.name) })),
    constraints: constraints.map((each): ConstraintDefinition => {
      if (each.constraint === 'check') return each;
      const own = each.columns.map(spell);
      return each.constraint === 'foreign-key'
        ? { ...each, columns: own, referenced: each.referenced.map(spell) }
        : { ...each, columns: own };
    }),
  };
}

function spelledFields(fields: Readonly<Record<string, ModelField>>, spell: Spelling): Record<string, ModelField> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]) => [
      key,
      'column' in field ? { ...field, column: spell(field.column) } : field,
    ]),
  );
}

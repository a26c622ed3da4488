import type {
  ColumnDefinition,
  ConstraintDefinition,
  Place,
  SchemaStatement,
} from '../../syntax/sql/schema-statement.ts';

/** What the calls of a builder about one table add up to. */
export interface TableSketch {
  readonly table: string;
  readonly columns: ColumnDefinition[];
  readonly constraints: ConstraintDefinition[];
  readonly after: SchemaStatement[];
}

export function newSketch(table: string): TableSketch {
  return { table, columns: [], constraints: [], after: [] };
}

export function bareColumn(name: string, type: string, place: Place): ColumnDefinition {
  return { ...place, name, type, nullable: false, default: undefined, generated: false };
}

/** `guarded`: only where there is none yet. */
export function createSketched(sketch: TableSketch, place: Place, guarded = false): readonly SchemaStatement[] {
  const { table, columns, constraints, after } = sketch;
  return [
    {
      kind: 'create-table',
      at: place.at,
      end: place.end,
      table,
      ifNotExists: guarded,
      columns,
      constraints,
      partitioned: false,
    },
    ...after,
  ];
}

/** One after the other, as they stand: a key on `id` that is renamed to it first is another than that on the old `id`. */
export function alterSketched(sketch: TableSketch, { at, end }: Place): readonly SchemaStatement[] {
  const place = { at, end, table: sketch.table };
  const steps: readonly (readonly [SchemaStatement, Place])[] = [
    ...sketch.columns.map((column) => [{ kind: 'add-column', ...place, column, constraints: [] }, column] as const),
    ...sketch.constraints.map((constraint) => [{ kind: 'add-constraint', ...place, constraint }, constraint] as const),
    ...sketch.after.map((step) => [step, step] as const),
  ];
  return steps.toSorted(([, a], [, b]) => a.at - b.at).map(([step]) => step);
}

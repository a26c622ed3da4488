import type { OperationField } from '../../extractors/data/model-operation.ts';
import type {
  ColumnDefinition,
  ConstraintDefinition,
  Place,
  SchemaStatement,
} from '../../syntax/sql/schema-statement.ts';
import { joinName, keyField, type ModelState, type ModelStates, modelAt, tableAt } from './model-state.ts';

type On = Place & { readonly table: string };

export function createdTable(states: ModelStates, state: ModelState, place: On): SchemaStatement {
  const columns = [...state.fields.values()].flatMap((field) => columnOf(states, field) ?? []);
  const constraints = [...state.fields.values()].flatMap((field) => constraintsOf(states, field));
  return { kind: 'create-table', ifNotExists: false, columns, constraints, partitioned: false, ...place };
}

export function addedField(states: ModelStates, field: OperationField, place: On): readonly SchemaStatement[] {
  const column = columnOf(states, field);
  const constraints = constraintsOf(states, field);
  return column === undefined ? [] : [{ kind: 'add-column', column, constraints, ...place }];
}

/** A column takes the type of the key that it holds. */
function columnOf(states: ModelStates, { column, reference }: OperationField): ColumnDefinition | undefined {
  if (column === undefined || column.type !== '' || reference === undefined) return column;
  const type = keyField(modelAt(states, reference.table))?.column?.type;
  return { ...column, type: type === undefined || type === '' ? 'integer' : type };
}

function constraintsOf(states: ModelStates, field: OperationField): readonly ConstraintDefinition[] {
  const { column, isKey, unique, reference } = field;
  if (column === undefined) return [];
  const place = { columns: [column.name], at: column.at, end: column.end };
  const constraints: ConstraintDefinition[] = [];
  if (isKey) constraints.push({ constraint: 'primary-key', ...place });
  else if (unique) constraints.push({ constraint: 'unique', ...place });
  if (reference !== undefined) constraints.push(referenceOf(states, reference));
  return constraints;
}

function referenceOf(
  states: ModelStates,
  reference: ConstraintDefinition & { readonly constraint: 'foreign-key' },
): ConstraintDefinition {
  const key = keyField(modelAt(states, reference.table))?.column?.name ?? 'id';
  return { ...reference, table: tableAt(states, reference.table), referenced: [key] };
}

/** Both keys together are the key of the table between two models. */
export function joinStatements(
  states: ModelStates,
  state: ModelState,
  model: string,
  field: OperationField,
  place: On,
): readonly SchemaStatement[] {
  if (field.join === undefined) return [];
  const { target } = field.join;
  const table = joinName(state, field);
  const self = modelAt(states, target) === state;
  const own = model.split('.').at(-1) ?? model;
  const other = target.split('.').at(-1) ?? target;
  const ends = [
    { name: self ? `from_${own}_id` : `${own}_id`, of: state, table: state.table },
    { name: self ? `to_${other}_id` : `${other}_id`, of: modelAt(states, target), table: tableAt(states, target) },
  ];
  const at = { at: place.at, end: place.end };
  const columns = ends.map(({ name, of }) => {
    const type = keyField(of)?.column?.type ?? 'integer';
    return { name, type: type === '' ? 'integer' : type, nullable: false, generated: false, ...at };
  });
  const foreign = ends.map(
    (end): ConstraintDefinition => ({
      constraint: 'foreign-key',
      columns: [end.name],
      table: end.table,
      referenced: [keyField(end.of)?.column?.name ?? 'id'],
      ...at,
    }),
  );
  const key: ConstraintDefinition = { constraint: 'primary-key', columns: ends.map(({ name }) => name), ...at };
  return [
    {
      kind: 'create-table',
      ifNotExists: true,
      columns,
      constraints: [key, ...foreign],
      partitioned: false,
      ...at,
      table,
    },
    ...ends.map(
      ({ name }): SchemaStatement => ({
        kind: 'create-index',
        columns: [name],
        unique: false,
        concurrently: false,
        ...at,
        table,
      }),
    ),
  ];
}

export function removedField(state: ModelState, field: OperationField, place: On): readonly SchemaStatement[] {
  if (field.join !== undefined) return [{ ...place, kind: 'drop-table', table: joinName(state, field) }];
  return field.column === undefined ? [] : [{ kind: 'drop-column', column: field.column.name, ...place }];
}

export function renamedField(
  state: ModelState,
  field: OperationField,
  to: string,
  place: On,
): readonly SchemaStatement[] {
  const { column, join } = field;
  const from = joinName(state, field);
  // A column that a field names itself keeps its name.
  const follows = column !== undefined && (column.name === field.name || column.name === `${field.name}_id`);
  const name = column === undefined || !follows ? column?.name : column.name.replace(field.name, to);
  const renamed =
    column === undefined || name === undefined
      ? { ...field, name: to }
      : { ...field, name: to, column: { ...column, name } };
  state.fields.set(to, renamed);
  if (join !== undefined) {
    const table = joinName(state, renamed);
    return table === from ? [] : [{ ...place, kind: 'rename-table', table: from, to: table }];
  }
  if (column === undefined || name === undefined || name === column.name) return [];
  return [{ kind: 'rename-column', column: column.name, to: name, ...place }];
}

/** `AlterField`: only what differs from before is a statement. */
export function changedField(
  states: ModelStates,
  before: OperationField,
  after: OperationField,
  place: On,
): readonly SchemaStatement[] {
  const from = before.column;
  const to = columnOf(states, after);
  if (from === undefined || to === undefined) return [];
  const statements: SchemaStatement[] = [];
  if (from.name !== to.name) statements.push({ kind: 'rename-column', column: from.name, to: to.name, ...place });
  statements.push({ kind: 'alter-column', column: to.name, type: to.type, nullable: to.nullable, ...place });
  const key = { columns: [to.name], at: place.at, end: place.end };
  const lost = (before.unique && !after.unique) || (before.indexed && !after.indexed);
  if (lost) statements.push({ kind: 'drop-index', name: '', ...place, columns: [to.name] });
  if (after.isKey && !before.isKey)
    statements.push({ kind: 'add-constraint', constraint: { constraint: 'primary-key', ...key }, ...place });
  if (after.unique && !before.unique)
    statements.push({ kind: 'add-constraint', constraint: { constraint: 'unique', ...key }, ...place });
  if (after.indexed && !before.indexed && !after.unique)
    statements.push({ kind: 'create-index', columns: [to.name], unique: false, concurrently: false, ...place });
  if (after.reference !== undefined)
    statements.push({ kind: 'add-constraint', constraint: referenceOf(states, after.reference), ...place });
  return statements;
}

import type { ModelOperation, OperationField, TogetherGroup } from '../../extractors/data/model-operation.ts';
import type { ModelIndex } from '../../extractors/data/python-model.ts';
import type { Place, SchemaStatement } from '../../syntax/sql/schema-statement.ts';
import { believePicture, type Pictured } from './believe-picture.ts';
import {
  addedField,
  changedField,
  createdTable,
  joinStatements,
  removedField,
  renamedField,
} from './field-statements.ts';
import { columnsOf, defaultTable, joinName, type ModelState, type ModelStates } from './model-state.ts';
import type { HistorySource } from './schema-source.ts';

/** Steps that speak of models, told as statements about tables. */
export function withStatements(steps: readonly HistorySource[]): readonly HistorySource[] {
  const states: ModelStates = new Map();
  const pictured: Pictured[] = [];
  const told = steps.map(({ fact }, step) =>
    fact.operations?.flatMap((operation) => {
      if (operation.kind !== 'pictured') return statementsOf(states, operation);
      pictured.push(...picturedBy(states, operation.operation, step));
      return [];
    }),
  );
  const believed = believePicture(
    pictured,
    told.flatMap((statements) => statements ?? []),
    states,
  );
  return steps.map((step, at) => {
    const statements = told[at];
    if (statements === undefined) return step;
    return { ...step, fact: { ...step.fact, statements: [...statements, ...(believed.get(at) ?? [])] } };
  });
}

function picturedBy(states: ModelStates, operation: ModelOperation, step: number): readonly Pictured[] {
  const before = states.get(operation.model);
  const statements = statementsOf(states, operation);
  const state = states.get(operation.model) ?? before;
  if (state === undefined || (operation.kind !== 'create' && operation.kind !== 'delete')) return [];
  return [{ step, kind: operation.kind, table: state.table, isDefault: state.isDefault, statements }];
}

function statementsOf(states: ModelStates, operation: ModelOperation): readonly SchemaStatement[] {
  if (operation.kind === 'statements') return operation.statements;
  if (operation.kind === 'pictured') {
    statementsOf(states, operation.operation);
    return [];
  }
  if (operation.kind === 'create') return created(states, operation);
  const state = states.get(operation.model);
  if (state === undefined) return [];
  const place = { at: operation.at, end: operation.end, table: state.table };
  switch (operation.kind) {
    case 'delete':
      states.delete(operation.model);
      return [
        ...[...state.fields.values()].flatMap((field) => dropJoin(state, field, place)),
        { kind: 'drop-table', ...place },
      ];
    case 'rename':
      states.delete(operation.model);
      states.set(operation.to, state);
      return [
        ...(state.isDefault ? moved(state, defaultTable(operation.to), place) : []),
        ...renamedEnds(states, operation.model, operation.to, place),
      ];
    case 'table':
      state.isDefault = operation.to === undefined;
      return moved(state, operation.to ?? defaultTable(operation.model), place);
    case 'field':
      return field(states, state, operation.model, operation.field, place);
    case 'remove-field': {
      const known = state.fields.get(operation.field);
      state.fields.delete(operation.field);
      return known === undefined ? [] : removedField(state, known, place);
    }
    case 'rename-field': {
      const known = state.fields.get(operation.field);
      state.fields.delete(operation.field);
      return known === undefined ? [] : renamedField(state, known, operation.to, place);
    }
    case 'index':
      return indexed(state, operation.index);
    case 'remove-index':
      return [
        { kind: 'drop-index', name: operation.name, concurrently: operation.concurrently, ...place },
        { kind: 'drop-constraint', name: operation.name, ...place },
      ];
    case 'rename-index':
      return [{ kind: 'rename-index', name: operation.name, to: operation.to, ...place }];
    case 'together':
      return together(state, operation, place);
  }
}

type On = Place & { readonly table: string };

function created(
  states: ModelStates,
  operation: ModelOperation & { readonly kind: 'create' },
): readonly SchemaStatement[] {
  const table = operation.table ?? defaultTable(operation.model);
  const fields = new Map(operation.fields.map((each) => [each.name, each]));
  const state: ModelState = { table, isDefault: operation.table === undefined, fields, together: [] };
  states.set(operation.model, state);
  const place = { at: operation.at, end: operation.end, table };
  state.together = operation.together;
  return [
    createdTable(states, state, place),
    ...operation.fields.flatMap((each) => joinStatements(states, state, operation.model, each, place)),
    ...operation.fields.flatMap((each) => fieldIndex(each, place)),
    ...operation.indexes.flatMap((index) => indexed(state, index)),
    ...operation.together.map((group) => groupStatement(state, group, place)),
  ];
}

function fieldIndex({ indexed: wanted, unique, column }: OperationField, place: On): readonly SchemaStatement[] {
  if (!wanted || unique || column === undefined) return [];
  return [{ kind: 'create-index', columns: [column.name], unique: false, concurrently: false, ...place }];
}

/** The tables of its relations are named after a model's own. */
function moved(state: ModelState, to: string, place: On): readonly SchemaStatement[] {
  const before = [...state.fields.values()].map((each) => [each, joinName(state, each)] as const);
  state.table = to;
  const joins = before.flatMap(([each, from]): readonly SchemaStatement[] => {
    const name = joinName(state, each);
    return each.join === undefined || from === name ? [] : [{ ...place, kind: 'rename-table', table: from, to: name }];
  });
  return place.table === to ? joins : [{ kind: 'rename-table', to, ...place }, ...joins];
}

/** Tables between models name their columns after both: `cart_id` becomes `checkout_id`. */
function renamedEnds(states: ModelStates, model: string, to: string, place: On): readonly SchemaStatement[] {
  const [from, next] = [model, to].map((key) => `${key.split('.').at(-1)}_id`);
  if (from === undefined || next === undefined) return [];
  return [...states].flatMap(([key, state]) =>
    [...state.fields.values()].flatMap((each): readonly SchemaStatement[] => {
      if (each.join === undefined || (key !== to && each.join.target !== model)) return [];
      if (each.join.target === model) state.fields.set(each.name, { ...each, join: { ...each.join, target: to } });
      return [{ ...place, kind: 'rename-column', table: joinName(state, each), column: from, to: next }];
    }),
  );
}

function dropJoin(state: ModelState, each: OperationField, place: On): readonly SchemaStatement[] {
  return each.join === undefined ? [] : [{ ...place, kind: 'drop-table', table: joinName(state, each) }];
}

function field(
  states: ModelStates,
  state: ModelState,
  model: string,
  next: OperationField,
  place: On,
): readonly SchemaStatement[] {
  const known = state.fields.get(next.name);
  state.fields.set(next.name, next);
  if (known === undefined)
    return [
      ...addedField(states, next, place),
      ...joinStatements(states, state, model, next, place),
      ...fieldIndex(next, place),
    ];
  return changedField(states, known, next, place);
}

function indexed(state: ModelState, index: ModelIndex): readonly SchemaStatement[] {
  const columns = columnsOf(state, index.columns);
  const where = index.where === undefined ? undefined : conditionOf(state, index.where);
  const concurrently = index.concurrently === true;
  return [{ kind: 'create-index', table: state.table, ...index, concurrently, columns, where }];
}

/** The condition speaks of fields too. */
function conditionOf(state: ModelState, where: string): string {
  return where.replaceAll(/\b[a-z_]\w*(?= (?:=|<|>|IS\b))/g, (name) => state.fields.get(name)?.column?.name ?? name);
}

function together(
  state: ModelState,
  { unique, groups }: ModelOperation & { readonly kind: 'together' },
  place: On,
): readonly SchemaStatement[] {
  const gone = state.together.filter((group) => group.unique === unique);
  const next = groups.map((fields) => ({ unique, fields }));
  state.together = [...state.together.filter((group) => group.unique !== unique), ...next];
  return [
    ...gone.map(
      (group): SchemaStatement => ({
        kind: 'drop-index',
        name: '',
        columns: columnsOf(state, group.fields),
        ...place,
      }),
    ),
    ...next.map((group) => groupStatement(state, group, place)),
  ];
}

function groupStatement(state: ModelState, { unique, fields }: TogetherGroup, place: On): SchemaStatement {
  const columns = columnsOf(state, fields);
  return { kind: 'create-index', columns, unique, concurrently: false, ...place };
}

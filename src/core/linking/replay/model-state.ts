import type { OperationField, TogetherGroup } from '../../extractors/data/model-operation.ts';

/** A model while its history is replayed. */
export interface ModelState {
  table: string;
  /** The library has chosen the table's name, which follows the model's. */
  isDefault: boolean;
  readonly fields: Map<string, OperationField>;
  together: readonly TogetherGroup[];
}

/** Models as they stand after the steps so far, by `shop.order`. */
export type ModelStates = Map<string, ModelState>;

export function defaultTable(key: string): string {
  return key.replace('.', '_');
}

/** A key without its application, `*.user`, means the model of that name, if there is only one. */
export function modelAt(states: ModelStates, key: string): ModelState | undefined {
  const exact = states.get(key);
  if (exact !== undefined || !key.startsWith('*')) return exact;
  // A project with users of its own does not use those of the library.
  const others = [...states].filter(([known]) => known.endsWith(key.slice(1)) && known !== 'auth.user');
  if (others.length === 0 && key === '*.user') return usersOf(states);
  return others.length === 1 ? others[0]?.[1] : undefined;
}

/** Users of a project by another name: what Django's own class hands down gives them away. */
function usersOf(states: ModelStates): ModelState | undefined {
  return [...states.values()].find(({ fields }) => fields.has('password') && fields.has('last_login'));
}

/** The table behind a key; of a model that no step has made, what the library would call it. */
export function tableAt(states: ModelStates, key: string): string {
  return modelAt(states, key)?.table ?? (key === '*.user' ? 'auth_user' : defaultTable(key));
}

export function keyField(state: ModelState | undefined): OperationField | undefined {
  return [...(state?.fields.values() ?? [])].find((field) => field.isKey);
}

/** Columns of fields: that of a relation is named differently. */
export function columnsOf(state: ModelState, fields: readonly string[]): readonly string[] {
  return fields.map((name) => state.fields.get(name)?.column?.name ?? name);
}

/** The table of a relation between two models. */
export function joinName(state: ModelState, field: OperationField): string {
  return field.join?.table ?? `${state.table}_${field.name}`;
}

import type { DataVerb } from '../../model/data-access.ts';
import type { Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { rustTypeNames } from '../rust/rust-type-names.ts';
import { plainAccess, type TableReference } from './access-fact.ts';
import { entityTable } from './read-rust-orm.ts';

const writes: Readonly<Record<string, DataVerb>> = {
  insert: 'insert',
  save: 'upsert',
  update: 'update',
  delete: 'delete',
};

const maxDepth = 8;

/** `press::ActiveModel { … }.insert(db)`, `let mut press: press::ActiveModel = found.into(); press.update(db)` of SeaORM. */
export function readActiveModels(spot: CallSpot, facts: OperationFacts): boolean {
  const { call } = spot;
  const verb = Object.hasOwn(writes, call.name) ? writes[call.name] : undefined;
  if (verb === undefined || call.on === undefined || call.args.length !== 1) return false;
  const table = tableOf(spot, call.on, 0);
  if (table === undefined) return false;
  const keys = verb === 'update' || verb === 'delete' ? (table.entry?.table.primaryKey ?? []) : [];
  const filters = keys.map((column) => ({ column, operator: 'equal' as const }));
  facts.accesses.push({ ...plainAccess, spot, library: 'sea-orm', table, verb, many: false, filters });
  return true;
}

/** The table of a value that is a row, or will be one. */
function tableOf(spot: CallSpot, value: Value, depth: number): TableReference | undefined {
  if (depth > maxDepth) return undefined;
  if (value.kind === 'object') return value.type === undefined ? undefined : typed(spot, value.type);
  const scope = spot.resolver.scopes.get(spot.context.file);
  if (value.kind === 'call') return askedBy(spot, value.call, depth + 1);
  // `for show in shows`
  if (value.kind === 'each') return tableOf(spot, value.of, depth + 1);
  if (value.kind !== 'name') return undefined;
  for (let fn = spot.context.fn; scope !== undefined && fn >= 0; fn = scope.outline.functions[fn]?.parent ?? -1) {
    const [binding] = scope.bindings(fn, value.name);
    if (binding?.type !== undefined) return typed(spot, binding.type);
    if (binding !== undefined) return tableOf(spot, binding.value, depth + 1);
    const parameter = scope.outline.functions[fn]?.parameters.find(({ name }) => name === value.name);
    if (parameter !== undefined) return parameter.type === undefined ? undefined : typed(spot, parameter.type);
  }
  return undefined;
}

/** `press.into_active_model()`, `Entity::find_by_id(id).one(db)`, `repository.find(id)`: the row that a call gives. */
function askedBy(spot: CallSpot, index: number, depth: number): TableReference | undefined {
  const { file } = spot.context;
  const call = spot.resolver.scopes.get(file)?.outline.calls[index];
  if (call === undefined) return undefined;
  const [given] = calleesOf(spot.resolver, file, index).flatMap((callee) => {
    const there = callee.kind === 'function' ? spot.resolver.scopes.get(callee.file)?.outline : undefined;
    return (callee.kind === 'function' && there?.functions[callee.fn]?.result) || [];
  });
  if (given !== undefined) return rustTypeNames(given).flatMap(({ head }) => typed(spot, head) ?? [])[0];
  if (call.on === undefined) return undefined;
  if (asking.has(call.name)) return entityAsked(spot, call.on);
  return kept.has(call.name) ? tableOf(spot, call.on, depth + 1) : undefined;
}

const asking: ReadonlySet<string> = new Set(['one', 'all']);

/** What leaves the row what it is. */
const kept: ReadonlySet<string> = new Set([
  'into_active_model',
  'into',
  'ok_or',
  'ok_or_else',
  'context',
  'iter',
  'into_iter',
]);

/** The entity at the root of `press::Entity::find().filter(…)`. */
function entityAsked(spot: CallSpot, value: Value): TableReference | undefined {
  const scope = spot.resolver.scopes.get(spot.context.file);
  let root: Value | undefined = value;
  while (root?.kind === 'call') root = scope?.outline.calls[root.call]?.on;
  return root?.kind === 'name' ? entityTable(spot, root.name) : undefined;
}

/** `press::ActiveModel`, `entity::press::Model`, or either by its bare name where it is imported. */
function typed(spot: CallSpot, type: string): TableReference | undefined {
  const parts = type.replace(/^&(?:mut )?/, '').split(/::|\./);
  const last = parts.at(-1);
  if (last !== 'ActiveModel' && last !== 'Model') {
    const imported = spot.resolver.scopes.get(spot.context.file)?.imports.get(type);
    if (imported?.name !== 'ActiveModel' && imported?.name !== 'Model') return undefined;
    return entityTable(spot, `${imported.from.split('::').at(-1)}.Entity`);
  }
  const imported = spot.resolver.scopes.get(spot.context.file)?.imports.get(last);
  const module = parts.at(-2) ?? imported?.from.split('::').at(-1);
  return module === undefined ? undefined : entityTable(spot, `${module}.Entity`);
}

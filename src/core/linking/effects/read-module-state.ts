import type { Evidence } from '../../model/evidence.ts';
import type { Binding, CallOutline, Value } from '../../syntax/outline.ts';
import type { Definition } from '../definition.ts';
import { oncePerOutline } from '../once-per-outline.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import type { OperationVisit } from '../operations/operation-visit.ts';
import { addEffect } from './add-effect.ts';
import { type ModuleState, rootName, stateBehind } from './module-state.ts';

/** Writes to variables that outlive the request: every request of the process shares them, no other process sees them. */
export function readModuleState(visit: OperationVisit, facts: OperationFacts): void {
  const writes = new Map<string, { readonly state: ModuleState; readonly evidence: Evidence[] }>();
  const add = (state: ModuleState | undefined, at: number, end: number): void => {
    if (state === undefined) return;
    const known = writes.get(state.name) ?? { state, evidence: [] };
    writes.set(state.name, known);
    if (known.evidence.length < maxEvidence) known.evidence.push(visit.evidence(at, end));
  };
  for (const binding of visit.scope.outline.bindings)
    if (visit.belongs(binding.fn)) add(assignedState(visit, binding), binding.at, binding.end);
  for (const call of mutatingIn(visit.scope.outline))
    if (visit.belongs(call.fn)) add(mutatedState(visit, call), call.start, call.end);
  for (const { state, evidence } of writes.values()) {
    const detail = fillsIfMissing(visit, state) ? 'fill-if-missing' : state.kind;
    addEffect(facts, visit.operation, 'module-state-write', state.name, detail, ...evidence);
  }
}

const maxEvidence = 3;
const mutating = new Set(['set', 'add', 'delete', 'clear', 'push', 'unshift', 'splice', 'pop', 'shift']);
const mutatingIn = oncePerOutline(({ calls }) => calls.filter(({ name }) => mutating.has(name)));

/** `if (!shelf.has(key)) shelf.set(key, …)` and nothing else: a memo that any process can make again. */
function fillsIfMissing(visit: OperationVisit, state: ModuleState): boolean {
  const own = visit.scope.outline.calls.filter(
    (call) => visit.belongs(call.fn) && call.on !== undefined && rootName(visit.scope, call.on) === state.name,
  );
  const changes = own.filter((call) => mutating.has(call.name));
  return changes.length > 0 && changes.every((call) => call.name === 'set') && own.some((call) => call.name === 'has');
}

/** `counter++`, `sessions[id] = …`, `cart.items = …` */
function assignedState(visit: OperationVisit, binding: Binding): ModuleState | undefined {
  // A constructor sets up its object; only what comes after changes it.
  const inside = visit.scope.outline.functions[binding.fn]?.name;
  if (binding.declared === true || inside === 'constructor') return undefined;
  const state = stateBehind(visit, binding.fn, binding.name);
  if (state === undefined) return undefined;
  const path = binding.name.split('.');
  const whole = path.length === (path[0] === 'this' ? 2 : 1);
  // What is taken out of a collection and kept in a variable of its own may be replaced there without harm.
  if (whole && state.name.split('.').at(-1) !== path.at(-1)) return undefined;
  // What hangs on the global object survives reloads in development: clients, mostly.
  const keeps = (whole && state.kind === 'empty') || isGlobal(path);
  return keeps && isHandle(visit, binding) ? undefined : state;
}

function mutatedState(visit: OperationVisit, call: CallOutline): ModuleState | undefined {
  const name = call.on === undefined ? undefined : rootName(visit.scope, call.on);
  const state = name === undefined ? undefined : stateBehind(visit, call.fn, name);
  if (call.on === undefined || state === undefined || state.kind === 'empty' || state.kind === 'number')
    return undefined;
  return state.kind === 'object' && !holdsData(visit, call, call.on) ? undefined : state;
}

/** `queues.mails.push(…)` writes, `prisma.order.delete(…)` asks something that the object only holds. */
function holdsData(visit: OperationVisit, call: CallOutline, on: Value): boolean {
  const definitions = visit.resolver.value({ file: visit.scope.file, fn: call.fn }, on);
  if (definitions.length === 0) return adding.has(call.name) && !(on.kind === 'name' && !on.name.includes('.'));
  return definitions.some(
    (definition) =>
      (definition.kind === 'value' && definition.value.kind === 'list') ||
      (definition.kind === 'made' && definition.module === 'global' && collections.has(definition.maker.join('.'))),
  );
}

/** Methods that only lists have. */
const adding = new Set(['push', 'unshift', 'splice', 'pop', 'shift']);
const collections = new Set(['Map', 'Set', 'WeakMap', 'WeakSet', 'Array']);

function isGlobal([head]: readonly string[]): boolean {
  return head === 'globalThis' || head === 'global';
}

/** A client, server or timer that is made once and kept is no data, and neither is taking it back. */
function isHandle(visit: OperationVisit, { value, fn }: Binding): boolean {
  if (isMark(value)) return true;
  return visit.resolver.value({ file: visit.scope.file, fn }, value).some(isHandleDefinition);
}

function isMark(value: Value): boolean {
  return value.kind === 'literal' && /^(null|undefined|true|false)$/.test(value.text);
}

function isHandleDefinition(definition: Definition): boolean {
  if (definition.kind !== 'made') return definition.kind !== 'value' && definition.kind !== 'parameter';
  const last = definition.members.at(-1);
  return last === undefined || /^(create|connect|open|listen|start|init)/.test(last);
}

import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Context, Definition } from '../definition.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { isSingleton } from './singleton.ts';

/** A variable that outlives the operation which writes it. */
export interface ModuleState {
  /** `carts`, or `CartService.carts` for a field. */
  readonly name: string;
  readonly kind: StateKind;
}

export type StateKind = 'map' | 'set' | 'object' | 'list' | 'number' | 'empty';

export interface StateQuestion {
  readonly resolver: Resolver;
  readonly scope: Scope;
  /** Whether a function counts to the operation: what it declares dies with the request. */
  belongs(fn: number): boolean;
}

const maxAliases = 4;

/** The state behind a name as it stands in a function: its own, imported, a field, or something taken out of these. */
export function stateBehind(question: StateQuestion, fn: number, name: string, depth = 0): ModuleState | undefined {
  if (depth > maxAliases) return undefined;
  const [head = '', second = ''] = name.split('.');
  if (head === 'this') return fieldState(question, question.scope.classAround(fn), second);
  for (let at = fn; at >= 0; at = question.scope.outline.functions[at]?.parent ?? -1) {
    const found = declaredIn(question, at, head, depth);
    if (found !== undefined) return found === 'other' ? undefined : found;
  }
  return importedState(question, head, second);
}

/** The name that a value is taken from: `carts` in `carts.get(id)`, `sessions.[]` in `sessions[id]`. */
export function rootName(scope: Scope, value: Value): string | undefined {
  switch (value.kind) {
    case 'name':
      return value.name;
    case 'member':
      return rootName(scope, value.of);
    case 'either':
      return value.options.map((option) => rootName(scope, option)).find((name) => name !== undefined);
    case 'call': {
      const call = scope.outline.calls[value.call];
      return call?.on !== undefined && handsOut.has(call.name) ? rootName(scope, call.on) : undefined;
    }
    default:
      return undefined;
  }
}

/** Methods that hand out what a collection holds, not a copy. */
const handsOut = new Set(['get', 'find', 'findLast', 'at']);

function declaredIn(
  question: StateQuestion,
  fn: number,
  name: string,
  depth: number,
): ModuleState | 'other' | undefined {
  const { scope } = question;
  const binding = scope.bindings(fn, name).find((candidate) => candidate.declared === true);
  if (binding !== undefined) {
    if (fn === 0 || !question.belongs(fn)) return stateOf(scope, name, binding.value) ?? 'other';
    const root = rootName(scope, binding.value);
    return root === undefined || root === name ? 'other' : (stateBehind(question, fn, root, depth + 1) ?? 'other');
  }
  const outline = scope.outline.functions[fn];
  const taken = outline?.parameters.some(
    (parameter) => parameter.name === name || parameter.keys?.includes(name) === true,
  );
  return fn > 0 && taken === true ? 'other' : undefined;
}

function stateOf(scope: Scope, name: string, initial: Value): ModuleState | undefined {
  const kind = kindOf(scope, initial);
  return kind === undefined ? undefined : { name, kind };
}

function kindOf(scope: Scope, initial: Value): StateKind | undefined {
  switch (initial.kind) {
    case 'object':
      return 'object';
    case 'list':
      return 'list';
    case 'literal':
      if (initial.text === 'null' || initial.text === 'undefined') return 'empty';
      return /^-?[\d._]+$/.test(initial.text) ? 'number' : undefined;
    case 'call':
      return madeKind(scope.outline.calls[initial.call]);
    case 'other':
      return initial.node === '' ? 'empty' : undefined;
    default:
      return undefined;
  }
}

const makers: Readonly<Record<string, StateKind>> = { Map: 'map', WeakMap: 'map', Set: 'set', Array: 'list' };

function madeKind(call: CallOutline | undefined): StateKind | undefined {
  if (call?.new !== true || call.on !== undefined || !Object.hasOwn(makers, call.name)) return undefined;
  return makers[call.name];
}

/** A field of a class of which the process has one object. */
function fieldState(question: StateQuestion, cls: number | undefined, field: string): ModuleState | undefined {
  return cls === undefined ? undefined : classField(question.resolver, question.scope, cls, field);
}

function classField(resolver: Resolver, scope: Scope, cls: number, name: string): ModuleState | undefined {
  const outline = scope.outline.classes[cls];
  const field = outline?.fields.find((candidate) => candidate.name === name);
  const shared = field?.static === true || isSingleton(resolver, scope.file, cls);
  if (outline === undefined || !shared) return undefined;
  const making = scope.method(cls, 'constructor');
  const assigned = scope.members(cls, name).find((binding) => binding.fn === making);
  const initial = field?.default ?? assigned?.value;
  return initial === undefined ? undefined : stateOf(scope, `${outline.name}.${name}`, initial);
}

/** State that another module exports, or a field of an object that it exports. */
function importedState({ resolver, scope }: StateQuestion, head: string, second: string): ModuleState | undefined {
  if (globals.has(head)) return second === '' ? undefined : { name: `${head}.${second}`, kind: 'object' };
  const context: Context = { file: scope.file, fn: 0 };
  for (const definition of resolver.name(context, head)) {
    const state = definedState(resolver, definition, head, second);
    if (state !== undefined) return state;
  }
  return undefined;
}

const globals = new Set(['global', 'globalThis']);

function definedState(
  resolver: Resolver,
  definition: Definition,
  head: string,
  second: string,
): ModuleState | undefined {
  switch (definition.kind) {
    case 'value': {
      const { kind } = definition.value;
      if (definition.context.fn !== 0 || (kind !== 'object' && kind !== 'list')) return undefined;
      return { name: head, kind };
    }
    case 'made': {
      const { origin } = definition;
      const call = origin === undefined ? undefined : resolver.scopes.get(origin.file)?.outline.calls[origin.call];
      const kind = definition.module === 'global' && call?.fn === 0 ? madeKind(call) : undefined;
      return kind === undefined ? undefined : { name: head, kind };
    }
    case 'instance':
    case 'class': {
      const scope = resolver.scopes.get(definition.file);
      return scope === undefined ? undefined : classField(resolver, scope, definition.cls, second);
    }
    default:
      return undefined;
  }
}

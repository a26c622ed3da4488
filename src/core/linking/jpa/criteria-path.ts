import type { CallOutline, Value } from '../../syntax/outline.ts';
import { givenFor, type Place, textAt } from '../conditions/place.ts';
import type { Resolver } from '../resolver.ts';

/** A property that JPA's Criteria API speaks of, seen from the root of the query; empty for the root itself. */
export interface CriteriaPath {
  readonly path: string;
  /** Stands inside of a function: `cb.lower(root.get("email"))`. */
  readonly computed?: true | undefined;
}

const following: ReadonlySet<string> = new Set([
  'get',
  'join',
  'fetch',
  'joinList',
  'joinSet',
  'joinCollection',
  'joinMap',
]);
const computing: ReadonlySet<string> = new Set([
  'lower',
  'upper',
  'trim',
  'length',
  'function',
  'coalesce',
  'concat',
  'substring',
  'abs',
  'cast',
]);
const deepest = 12;

/** `root.get("customer").get("id")`, `root.join(Order_.customer).get("id")`, also by variables and functions in between. */
export function criteriaPath(resolver: Resolver, place: Place, value: Value, depth = 0): CriteriaPath | undefined {
  if (depth > deepest) return undefined;
  if (value.kind === 'name') return pathOfName(resolver, place, value.name, depth);
  const call = value.kind === 'call' ? resolver.scopes.get(place.file)?.outline.calls[value.call] : undefined;
  if (call === undefined) return undefined;
  if (call.name === 'from') return { path: '' };
  const { on, args, name } = call;
  if (computing.has(name)) {
    const [inner] = args.flatMap((each) => criteriaPath(resolver, place, each, depth + 1) ?? []);
    return inner && { ...inner, computed: true };
  }
  const before = on && criteriaPath(resolver, place, on, depth + 1);
  if (before === undefined) return undefined;
  if (name === 'as') return { ...before, computed: true };
  if (name === 'alias') return before;
  const own = following.has(name) && args[0] !== undefined ? propertyNamed(resolver, place, args[0]) : undefined;
  return own === undefined ? undefined : { ...before, path: before.path === '' ? own : `${before.path}.${own}` };
}

function pathOfName(resolver: Resolver, place: Place, name: string, depth: number): CriteriaPath | undefined {
  const scope = resolver.scopes.get(place.file);
  const functions = scope?.outline.functions ?? [];
  for (let fn = place.fn; scope !== undefined && fn >= 0; fn = functions[fn]?.parent ?? -1) {
    const [begun] = scope.bindings(fn, name);
    if (begun !== undefined) return criteriaPath(resolver, { ...place, fn }, begun.value, depth + 1);
    const parameter = functions[fn]?.parameters.find((each) => each.name === name);
    if (parameter === undefined) continue;
    const given = givenFor(resolver, place, name);
    if (given !== undefined) return criteriaPath(resolver, given.place, given.value, depth + 1);
    return parameter.type === undefined || /^(?:\w+\.)*Root\b/.test(parameter.type) ? { path: '' } : undefined;
  }
  return undefined;
}

/** `"state"`, `Order_.state`, `Order::state`, `Order::state.name` */
export function propertyNamed(resolver: Resolver, place: Place, value: Value): string | undefined {
  if (value.kind === 'member' && value.name === 'name') return propertyNamed(resolver, place, value.of);
  if (value.kind === 'function') return referenced(resolver, place, value.fn)?.name;
  if (value.kind === 'name' && /_\.\w+$/.test(value.name)) {
    const text = textAt(resolver, place, value);
    return text ?? value.name.split('.').at(-1);
  }
  return textAt(resolver, place, value);
}

function referenced(resolver: Resolver, place: Place, fn: number): CallOutline | undefined {
  const outline = resolver.scopes.get(place.file)?.outline;
  const [given] = outline?.functions[fn]?.returns ?? [];
  return given?.kind === 'call' ? outline?.calls[given.call] : undefined;
}

import type { CallOutline, Value } from '../../syntax/outline.ts';
import { annotationsIn, argumentOf, textsOf } from '../annotated/annotation.ts';
import { calleesOf } from '../call-sites.ts';
import { springRepositoryOf } from '../data/spring-repository.ts';
import type { Context, MadeDefinition } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';

/**
 * The entity of the rows that a name stands for one after the other, in a loop or in the function that a stream or an
 * optional is handed, where a query gives them that fetches nothing along.
 */
export function rowsBehind(spot: CallSpot, name: string): string | undefined {
  const scope = spot.resolver.scopes.get(spot.context.file);
  for (let fn = spot.context.fn; scope !== undefined && fn > 0; fn = scope.outline.functions[fn]?.parent ?? 0) {
    const each = scope.bindings(fn, name).find(({ value }) => value.kind === 'each')?.value;
    if (each?.kind === 'each') return entityOf(spot, { file: scope.file, fn }, each.of, 0);
    const outline = scope.outline.functions[fn];
    const around = outline?.argumentOf === undefined ? undefined : scope.outline.calls[outline.argumentOf];
    if (outline?.parameters[0]?.name === name && around?.on !== undefined)
      return entityOf(spot, { file: scope.file, fn: around.fn }, around.on, 0);
  }
  return undefined;
}

/** Rows of an entity, and the methods of a repository that give them. */
interface HandedRows {
  readonly entity: string;
  readonly asked: readonly string[];
}

/**
 * The rows that a function is handed one after the other where a stream, a list or a page of them is mapped:
 * `page.map(View::of)`, `rows.stream().map(row -> of(row))`.
 */
export function rowsHanded({ resolver, context, root }: CallSpot, name: string): HandedRows | undefined {
  const own = resolver.scopes.get(context.file)?.outline.functions[root];
  if (own?.parameters[0]?.name !== name) return undefined;
  const found: { readonly entity: string; readonly asked: string }[] = [];
  for (const site of resolver.callSites({ kind: 'function', file: context.file, fn: root })) {
    const outline = resolver.scopes.get(site.file)?.outline;
    const call = outline?.calls[site.call];
    const lambda = call && outline?.functions[call.fn];
    const around = lambda?.argumentOf === undefined ? undefined : outline?.calls[lambda.argumentOf];
    const [given] = call?.args ?? [];
    const isHanded = given === undefined || (given.kind === 'name' && given.name === lambda?.parameters[0]?.name);
    if (around?.on === undefined || !mapping.has(around.name) || !isHanded) continue;
    const rows = resolver.value({ file: site.file, fn: around.fn }, around.on);
    const entity = rows.flatMap((each) =>
      each.kind === 'made' && isSeveral(each) ? (each.types?.names[0] ?? []) : [],
    )[0];
    const asked = entity === undefined ? undefined : askedIn(resolver, site.file, around.on, 0);
    if (entity !== undefined && asked !== undefined) found.push({ entity, asked });
  }
  return found[0] && { entity: found[0].entity, asked: found.map(({ asked }) => asked) };
}

/** A page, a list, or what a repository finds at once; an optional is mapped for one row at most. */
function isSeveral({ maker, members }: MadeDefinition): boolean {
  const between = members.map((member) => member.replace(/\(\)$/, ''));
  if (collections.has(maker.at(-1) ?? '')) return between.every((step) => passing.has(step));
  const [first = '', ...steps] = between;
  return /^findAll/.test(first) && steps.every((step) => passing.has(step));
}

const collections: ReadonlySet<string> = new Set(['List', 'Set', 'Collection', 'Stream', 'Page', 'Slice', 'Iterable']);

/** The method of a repository that gave the rows, through functions of the workspace; none that fetches relations along. */
function askedIn(resolver: Resolver, file: string, value: Value, depth: number): string | undefined {
  const call = value.kind === 'call' ? resolver.scopes.get(file)?.outline.calls[value.call] : undefined;
  if (value.kind !== 'call' || call === undefined || depth > maxSteps) return undefined;
  if (passing.has(call.name) && call.on !== undefined) return askedIn(resolver, file, call.on, depth + 1);
  for (const callee of calleesOf(resolver, file, value.call)) {
    if (callee.kind === 'made') return callee.members.length === 1 ? call.name : undefined;
    const own = callee.kind === 'function' ? resolver.scopes.get(callee.file)?.outline.functions[callee.fn] : undefined;
    if (callee.kind !== 'function' || own === undefined) continue;
    if (own.returns.length === 0) return fetchesAlong(resolver, file, value.call) ? undefined : own.name;
    for (const given of own.returns) {
      const asked = askedIn(resolver, callee.file, given, depth + 1);
      if (asked !== undefined) return asked;
    }
  }
  return undefined;
}

const mapping: ReadonlySet<string> = new Set(['map', 'forEach', 'flatMap', 'mapToObj']);

/** The entity of the row that a variable holds: `var order = orders.findById(id).orElseThrow();` */
export function rowHeld(spot: CallSpot, name: string): string | undefined {
  const scope = spot.resolver.scopes.get(spot.context.file);
  for (let fn = spot.context.fn; scope !== undefined && fn > 0; fn = scope.outline.functions[fn]?.parent ?? 0) {
    const [binding, another] = scope.bindings(fn, name);
    if (binding === undefined) continue;
    const isOne =
      another === undefined && binding.value.kind === 'call' && !/^findAll/.test(nameOf(scope, binding.value));
    return isOne ? entityOf(spot, { file: scope.file, fn }, binding.value, 0) : undefined;
  }
  return rowsBehind(spot, name);
}

/** The method of the repository that begins a chain. */
function nameOf({ outline }: Scope, value: Value): string {
  let call = value.kind === 'call' ? outline.calls[value.call] : undefined;
  while (call?.on?.kind === 'call') call = outline.calls[call.on.call];
  return call?.name ?? '';
}

const maxSteps = 12;

/** Steps between a query and its rows that leave them what they are. */
export const passing: ReadonlySet<string> = new Set(
  'stream parallelStream filter sorted limit skip distinct peek toList getContent orElseThrow orElse orElseGet get'.split(
    ' ',
  ),
);

function entityOf(spot: CallSpot, context: Context, value: Value, depth: number): string | undefined {
  const scope = spot.resolver.scopes.get(context.file);
  if (scope === undefined || depth > maxSteps) return undefined;
  if (value.kind === 'name') {
    const [binding, another] = scope.bindings(context.fn, value.name);
    return binding === undefined || another !== undefined
      ? undefined
      : entityOf(spot, context, binding.value, depth + 1);
  }
  const call = value.kind === 'call' ? scope.outline.calls[value.call] : undefined;
  if (value.kind !== 'call' || call?.on === undefined) return undefined;
  if (passing.has(call.name)) return entityOf(spot, context, call.on, depth + 1);
  return fetchesAlong(spot.resolver, context.file, value.call) ? undefined : repositoryEntity(spot, context, call);
}

/** The entity of the single row that a method of a repository gives; none where it gives several. */
export function loadedEntity(spot: CallSpot, call: CallOutline): string | undefined {
  return /^findAll|List$/.test(call.name) ? undefined : repositoryEntity(spot, spot.context, call);
}

function repositoryEntity({ resolver }: CallSpot, { file }: Context, call: CallOutline): string | undefined {
  const receivers = call.on === undefined ? [] : resolver.value({ file, fn: call.fn }, call.on);
  const found = receivers.map((receiver) => springRepositoryOf(resolver, receiver)).find((each) => each !== undefined);
  return found?.collection === undefined ? found?.entity : undefined;
}

/** `@EntityGraph` and `join fetch` bring relations along; which of them is not looked at. */
function fetchesAlong(resolver: Resolver, file: string, index: number): boolean {
  return calleesOf(resolver, file, index).some((callee) => {
    if (callee.kind !== 'function') return false;
    const decorators = resolver.scopes.get(callee.file)?.outline.functions[callee.fn]?.decorators;
    return annotationsIn(resolver, callee, decorators).some(
      (each) =>
        each.name === 'EntityGraph' ||
        textsOf(resolver, argumentOf(each, ['value'])).some((text) => /\bfetch\b/i.test(text)),
    );
  });
}

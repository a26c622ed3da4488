import { cuba } from '../../extractors/http/cuba.ts';
import { verbMethods } from '../../extractors/shapes/verb-methods.ts';
import type { HttpMethod } from '../../model/endpoint.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { ClassPlace } from '../annotated/hierarchy.ts';
import type { Route } from '../http/route.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import { routePath } from '../rails/route-path.ts';
import type { Resolver } from '../resolver.ts';
import { basesWithin } from './bases-within.ts';
import { mountsOf } from './mounts.ts';

const verbs: Readonly<Record<string, HttpMethod>> = verbMethods;

/** What the blocks around ask of a request so far. */
interface Asked {
  readonly path: string;
  readonly methods: readonly HttpMethod[];
}

interface Definition extends FunctionPlace {
  readonly cls: ClassPlace | undefined;
}

const deepest = 16;

/** Routes of Cuba: `on get, 'orders' do` within `define do`, where a block without further ones answers. */
export function cubaRoutes(resolver: Resolver): readonly Route[] {
  const definitions = findDefinitions(resolver);
  const run = new Set<string>();
  const read = (definition: Definition, asked: Asked, depth: number): readonly Route[] =>
    blockRoutes(resolver, definition, asked, depth, (cls, inner) => {
      run.add(keyOf(cls));
      return definitions
        .filter((each) => each.cls !== undefined && keyOf(each.cls) === keyOf(cls) && each !== definition)
        .flatMap((each) => read(each, inner, depth + 1));
    });
  const open = definitions.map((definition) => ({
    definition,
    routes: pathsOf(resolver, definition).flatMap((path) => read(definition, { path, methods: [] }, 0)),
  }));
  return open.flatMap(({ definition: { cls }, routes }) => (cls !== undefined && run.has(keyOf(cls)) ? [] : routes));
}

function keyOf({ file, cls }: ClassPlace): string {
  return `${file}#${cls}`;
}

function pathsOf(resolver: Resolver, { cls }: Definition): readonly string[] {
  return cls === undefined ? [''] : mountsOf(resolver, cls);
}

/** `Cuba.define do … end`, and `define do … end` of a class that extends it. */
function findDefinitions(resolver: Resolver): readonly Definition[] {
  const found: Definition[] = [];
  for (const [file, scope] of resolver.scopes) {
    if (scope.outline.language !== 'ruby') continue;
    for (const call of scope.outline.calls) {
      const block = call.args.at(-1);
      if (call.name !== cuba.defining || block?.kind !== 'function') continue;
      const around = scope.classAround(call.fn);
      if (call.on?.kind === 'name' && call.on.name === cuba.base) found.push({ file, fn: block.fn, cls: undefined });
      else if (call.on === undefined && around !== undefined) {
        const cls = { file, cls: around };
        if (basesWithin(resolver, cls).includes(cuba.base)) found.push({ file, fn: block.fn, cls });
      }
    }
  }
  return found;
}

function blockRoutes(
  resolver: Resolver,
  { file, fn }: FunctionPlace,
  asked: Asked,
  depth: number,
  runs: (cls: ClassPlace, asked: Asked) => readonly Route[],
): readonly Route[] {
  const calls =
    resolver.scopes.get(file)?.outline.calls.filter((call) => call.fn === fn && call.on === undefined) ?? [];
  if (depth > deepest) return [];
  return calls.flatMap((call): readonly Route[] => {
    const block = call.args.at(-1);
    if (call.name === cuba.running) {
      const [target] = call.args;
      const found = target === undefined ? [] : resolver.value({ file, fn }, target);
      return found.flatMap((each) => (each.kind === 'class' ? runs({ file: each.file, cls: each.cls }, asked) : []));
    }
    if (call.name !== cuba.asking || block?.kind !== 'function') return [];
    const inner = { file, fn: block.fn };
    const within = call.args.slice(0, -1).reduce((so, value) => matched(resolver, file, so, value), asked);
    if (isAsking(resolver, inner)) return blockRoutes(resolver, inner, within, depth + 1, runs);
    const methods = within.methods.length === 0 ? (['ANY'] as const) : within.methods;
    return isOtherwise(resolver, file, call)
      ? []
      : methods.map((method) => routeAt(method, within.path, call, inner, fn));
  });
}

function isAsking(resolver: Resolver, { file, fn }: FunctionPlace): boolean {
  const calls = resolver.scopes.get(file)?.outline.calls ?? [];
  return calls.some(
    (call) => call.fn === fn && call.on === undefined && (call.name === cuba.asking || call.name === cuba.running),
  );
}

/** `on default do` answers what nothing else did. */
function isOtherwise(resolver: Resolver, file: string, { args }: CallOutline): boolean {
  return args.some((value) => nameOf(resolver, file, value) === cuba.otherwise);
}

/** `get` and `root` are methods without arguments. */
function nameOf(resolver: Resolver, file: string, value: Value): string | undefined {
  if (value.kind === 'name') return value.name;
  const call = value.kind === 'call' ? resolver.scopes.get(file)?.outline.calls[value.call] : undefined;
  return call?.on === undefined ? call?.name : undefined;
}

function matched(resolver: Resolver, file: string, asked: Asked, value: Value): Asked {
  if (value.kind === 'text') {
    const part = value.symbol === true ? `:${value.text}` : value.text;
    return { ...asked, path: `${asked.path}/${part}` };
  }
  const name = nameOf(resolver, file, value) ?? '';
  const method = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  return method === undefined ? asked : { ...asked, methods: [...asked.methods, method] };
}

function routeAt(method: HttpMethod, path: string, call: CallOutline, handler: FunctionPlace, fn: number): Route {
  const { file } = handler;
  return {
    framework: cuba.id,
    method,
    path: routePath(path),
    file,
    at: call.start,
    end: call.start,
    context: { file, fn },
    handlerFunction: handler,
    guards: [],
    passed: [],
  };
}

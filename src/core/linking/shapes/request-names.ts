import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import { isInside } from '../guards/guard-by-body.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Scope } from '../scope.ts';
import type { PartName } from './request-part.ts';

/** What frameworks call the parts of a request. */
const members: Readonly<Record<string, PartName>> = {
  body: 'body',
  payload: 'body',
  query: 'query',
  params: 'path',
  headers: 'header',
  header: 'header',
  cookies: 'cookie',
};

/** Where the first parameter is a context, the request stands in it: `ctx.request.body`, `c.req.query('page')`. */
const carried = new Set(['request', 'req']);

/** Methods of a request that give a part as a whole, or one field of it by name: `c.req.param('id')`. */
const askedParts: Readonly<Record<string, PartName>> = {
  json: 'body',
  parseBody: 'body',
  formData: 'body',
  query: 'query',
  queries: 'query',
  param: 'path',
  header: 'header',
  get: 'header',
};

/** Functions of H3 that are handed the request: `getQuery(event)`, `getRouterParam(event, 'id')`. */
const askingFunctions: Readonly<Record<string, PartName>> = {
  readBody: 'body',
  readValidatedBody: 'body',
  readFormData: 'body',
  getQuery: 'query',
  getValidatedQuery: 'query',
  getRouterParam: 'path',
  getRouterParams: 'path',
  getHeader: 'header',
  getRequestHeader: 'header',
  getHeaders: 'header',
  getRequestHeaders: 'header',
  getCookie: 'cookie',
};

/** Names of parts as validators are given them: `c.req.valid('json')`. */
const validParts: Readonly<Record<string, PartName>> = {
  json: 'body',
  form: 'body',
  query: 'query',
  param: 'path',
  header: 'header',
  cookie: 'cookie',
};

/** A part of the request, or something below it: `req.body.article` is the body at `article`. */
export interface PartPath {
  readonly part: PartName;
  readonly path: readonly string[];
}

/** Finds parts of the request behind the names that a handler uses. */
export type PartOf = (name: string) => PartPath | undefined;

/** What a handler's names and calls say of the request. */
export interface RequestNames {
  readonly partOf: PartOf;
  /** The part or field that a call asks the request for. */
  asked(call: CallOutline): PartPath | undefined;
}

/** Names of a handler that stand for the request: its first parameter, and what is taken out of it. */
export function requestNames(scope: Scope, handler: FunctionPlace): RequestNames {
  const known = new Map<string, PartPath | 'request'>();
  const parameter = scope.outline.functions[handler.fn]?.parameters[0];
  if (parameter !== undefined) {
    if (parameter.keys === undefined) known.set(parameter.name, 'request');
    parameter.keys?.forEach((key, index) => {
      const below = follow('request', (parameter.paths?.[index] ?? key).split('.'));
      if (below !== undefined) known.set(key, below);
    });
  }
  for (const binding of scope.outline.bindings) {
    if (binding.declared !== true || !isInside(scope, binding.fn, handler.fn)) continue;
    const name = nameIn(binding.value);
    const found = name === undefined ? askedIn(scope, known, binding.value) : lookUp(known, name);
    if (found !== undefined) known.set(binding.name, found);
  }
  return {
    partOf: (name) => {
      const found = lookUp(known, name);
      return found === 'request' ? undefined : found;
    },
    asked: (call) => askedBy(known, call),
  };
}

/** `await request.json()` of requests as the web knows them, and a field that is taken out of it. */
function askedIn(scope: Scope, known: ReadonlyMap<string, PartPath | 'request'>, value: Value): PartPath | undefined {
  if (value.kind === 'member') {
    const whole = askedIn(scope, known, value.of);
    return whole === undefined ? undefined : { part: whole.part, path: [...whole.path, value.name] };
  }
  const call = value.kind === 'call' ? scope.outline.calls[value.call] : undefined;
  return call === undefined ? undefined : askedBy(known, call);
}

function askedBy(known: ReadonlyMap<string, PartPath | 'request'>, call: CallOutline): PartPath | undefined {
  if (call.on === undefined) return askedOf(known, call);
  const searched = searchedFor(call);
  if (searched !== undefined) return searched;
  if (call.on.kind !== 'name') return undefined;
  const [first] = call.args;
  const named = first?.kind === 'text' ? [first.text] : [];
  const on = call.on.name.split('.');
  if (call.name === 'get' && on.at(-1) === 'cookies' && isRequest(known, on.slice(0, -1)) && named.length > 0)
    return { part: 'cookie', path: named };
  if (!isRequest(known, on)) return undefined;
  const [word = ''] = named;
  if (call.name === 'valid')
    return Object.hasOwn(validParts, word) ? { part: validParts[word] ?? 'body', path: [] } : undefined;
  const part = Object.hasOwn(askedParts, call.name) ? askedParts[call.name] : undefined;
  if (part === undefined || (first !== undefined && named.length === 0)) return undefined;
  if (call.name === 'get' && !/^req/i.test(on.at(-1) ?? '') && isOfContext.test(word)) return undefined;
  return { part, path: part === 'header' ? named.map((name) => name.toLowerCase()) : named };
}

/** `c.get('user')` of Hono is what a middleware has set: other words than those of headers. */
const isOfContext =
  /^(?!(?:authorization|host|origin|referr?er|cookie|accept|range|etag|date|via|forwarded)$)[a-z]+[A-Za-z0-9_]*$/;

/** `new URL(request.url).searchParams.get('page')`, `req.nextUrl.searchParams.get('page')`: what is read is what was sent. */
function searchedFor({ on, name, args: [first] }: CallOutline): PartPath | undefined {
  if (!searching.has(name) || first?.kind !== 'text') return undefined;
  const last = on?.kind === 'name' ? on.name.split('.').at(-1) : on?.kind === 'member' ? on.name : undefined;
  return last === 'searchParams' ? { part: 'query', path: [first.text] } : undefined;
}

const searching: ReadonlySet<string> = new Set(['get', 'getAll', 'has']);

function askedOf(known: ReadonlyMap<string, PartPath | 'request'>, call: CallOutline): PartPath | undefined {
  const part = Object.hasOwn(askingFunctions, call.name) ? askingFunctions[call.name] : undefined;
  const [event, field] = call.args;
  if (part === undefined || event?.kind !== 'name' || !isRequest(known, event.name.split('.'))) return undefined;
  const named = field?.kind === 'text' ? [field.text] : [];
  return { part, path: part === 'header' ? named.map((name) => name.toLowerCase()) : named };
}

function isRequest(known: ReadonlyMap<string, PartPath | 'request'>, path: readonly string[]): boolean {
  return lookUp(known, path.join('.')) === 'request';
}

/** The name that a value stands for; a default beside it changes nothing. */
export function nameIn(value: Value): string | undefined {
  if (value.kind === 'name') return value.name;
  if (value.kind === 'spread') return nameIn(value.of);
  return value.kind === 'either' ? value.options.map(nameIn).find((name) => name !== undefined) : undefined;
}

function lookUp(known: ReadonlyMap<string, PartPath | 'request'>, name: string): PartPath | 'request' | undefined {
  const [head = '', ...rest] = name.split('.');
  const start = known.get(head);
  return start === undefined ? undefined : follow(start, rest);
}

function follow(start: PartPath | 'request', path: readonly string[]): PartPath | 'request' | undefined {
  if (path.length === 0) return start;
  if (start !== 'request') return { part: start.part, path: [...start.path, ...path] };
  const [member = '', ...rest] = path;
  if (carried.has(member)) return follow('request', rest);
  const part = Object.hasOwn(members, member) ? members[member] : undefined;
  return part === undefined ? undefined : { part, path: rest };
}

/** Every value that stands in a function, each once. */
export function valuesInside(outline: Outline, scope: Scope, fn: number): readonly Value[] {
  const inside = (at: number): boolean => isInside(scope, at, fn);
  return [
    ...outline.bindings.filter((binding) => inside(binding.fn)).map((binding) => binding.value),
    ...outline.calls
      .filter((call) => inside(call.fn))
      .flatMap((call) => (call.on === undefined ? call.args : [call.on, ...call.args])),
    ...outline.functions.flatMap((other, index) => (inside(index) ? other.returns : [])),
    ...outline.throws.filter((thrown) => inside(thrown.fn)).map((thrown) => thrown.value),
  ].flatMap(flattened);
}

function flattened(value: Value): readonly Value[] {
  switch (value.kind) {
    case 'template':
      return value.parts.flatMap(flattened);
    case 'object':
      return [...value.entries.map((entry) => entry.value), ...value.spreads].flatMap(flattened);
    case 'list':
      return value.items.flatMap(flattened);
    case 'either':
      return value.options.flatMap(flattened);
    case 'member':
    case 'each':
    case 'spread':
      return [value, ...flattened(value.of)];
    default:
      return [value];
  }
}

import type { Shape } from '../../model/shape.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import { isInside } from '../guards/guard-by-body.ts';
import { pathTemplate, templateParameters } from '../http/path-template.ts';
import type { Route } from '../http/route.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';
import { type FieldUse, fieldsRead } from '../shapes/fields-read.ts';
import { arrayOf, scalar } from '../shapes/make-shape.ts';
import type { PartName, RequestParts } from '../shapes/request-part.ts';

/** Private methods such as `order_params` stand this near. */
const deepest = 3;

/** What a Ruby handler reads of the request: `params[:page]`, `params.require(:order).permit(:sku)`, `request.headers['X-Key']`. */
export function rubyParts(resolver: Resolver, route: Route, handler: FunctionPlace | undefined): RequestParts {
  if (handler === undefined || resolver.scopes.get(handler.file)?.outline.language !== 'ruby') return {};
  const bodyless = route.method === 'GET' || route.method === 'HEAD' || route.method === 'DELETE';
  const path = new Set([...templateParameters(pathTemplate(route.path)), 'format', 'controller', 'action']);
  const uses = new Map<PartName, FieldUse[]>();
  for (const place of functionsOf(resolver, [handler, ...(route.before ?? [])])) {
    for (const use of usesIn(resolver, place)) {
      const part = use.part === 'params' ? (bodyless ? 'query' : 'body') : use.part;
      if (use.part === 'params' && path.has(use.path[0] ?? '')) continue;
      uses.set(part, [...(uses.get(part) ?? []), use]);
    }
  }
  return Object.fromEntries([...uses].map(([part, own]): [PartName, Shape] => [part, fieldsRead(own)]));
}

function functionsOf(resolver: Resolver, handlers: readonly FunctionPlace[]): readonly FunctionPlace[] {
  const found = new Map(handlers.map((place) => [`${place.file}#${place.fn}`, { place, depth: 0 }]));
  for (const { place, depth } of found.values()) {
    const scope = resolver.scopes.get(place.file);
    if (scope === undefined || depth >= deepest) continue;
    scope.outline.calls.forEach((call, index) => {
      if (call.on !== undefined || call.new === true || !isInside(scope, call.fn, place.fn)) return;
      for (const callee of calleesOf(resolver, place.file, index))
        if (callee.kind === 'function' && !found.has(`${callee.file}#${callee.fn}`))
          found.set(`${callee.file}#${callee.fn}`, { place: { file: callee.file, fn: callee.fn }, depth: depth + 1 });
    });
  }
  return [...found.values()].map(({ place }) => place);
}

interface PartUse extends FieldUse {
  readonly part: PartName | 'params';
}

function usesIn(resolver: Resolver, { file, fn }: FunctionPlace): readonly PartUse[] {
  const scope = resolver.scopes.get(file);
  if (scope === undefined) return [];
  const { calls } = scope.outline;
  return calls.filter((call) => isInside(scope, call.fn, fn)).flatMap((call) => usesOf(calls, call));
}

function usesOf(calls: readonly CallOutline[], call: CallOutline): readonly PartUse[] {
  const root = call.on === undefined ? undefined : partOf(calls, call.on);
  if (root === undefined) return [];
  const converted = Object.hasOwn(conversions, call.name) ? conversions[call.name] : undefined;
  if (converted !== undefined) return root.path.length === 0 ? [] : named({ ...root, shape: converted });
  const below = pathsOf(call).map((use) => ({ part: root.part, path: [...root.path, ...use.path], shape: use.shape }));
  return below.flatMap((use) => named(use));
}

const conversions: Readonly<Record<string, Shape>> = {
  to_i: scalar('integer'),
  to_f: scalar('number'),
  to_d: scalar('number'),
  to_s: scalar('string'),
  strip: scalar('string'),
  downcase: scalar('string'),
};

/** Servers and proxies read these for every request: they say nothing of this one. */
const usualHeaders = /^(?:authorization|cookie|host|origin|referer|user-agent|accept.*|content-.*|x-forwarded-.*)$/i;

/** `HTTP_X_SHOP` of the Rack environment is the header `x-shop`. */
function named(use: PartUse): readonly PartUse[] {
  if (use.part !== 'header') return [use];
  const [first] = use.path;
  const name = first
    ?.replace(/^HTTP_/, '')
    .replaceAll('_', '-')
    .toLowerCase();
  return name === undefined || usualHeaders.test(name) || !/^[a-z]/.test(name) ? [] : [{ ...use, path: [name] }];
}

/** What a call reads of what it is called on. */
function pathsOf({ name, args }: CallOutline): readonly FieldUse[] {
  const [first, second] = args;
  switch (name) {
    case '[]':
    case 'get_header':
      return first?.kind === 'text' && first.text !== '[]' ? [{ path: [first.text] }] : [];
    case 'fetch':
    case 'key?':
    case 'has_key?':
    case 'include?':
      return first?.kind === 'text' ? [{ path: [first.text], shape: second && literalShape(second) }] : [];
    case 'dig':
      return [{ path: args.flatMap((value) => (value.kind === 'text' ? [value.text] : [])) }];
    case 'permit':
    case 'slice':
    case 'expect':
    case 'values_at':
      return args.flatMap(permitted);
    default:
      return [];
  }
}

function literalShape(value: Value): Shape | undefined {
  if (value.kind !== 'literal' || !/^(?:-?\d|true|false)/.test(value.text)) return undefined;
  return scalar(/^[tf]/.test(value.text) ? 'boolean' : 'integer');
}

/** `:title, tags: [], address: [:city]` */
function permitted(value: Value): readonly FieldUse[] {
  if (value.kind === 'text') return [{ path: [value.text] }];
  if (value.kind === 'list') return value.items.flatMap(permitted);
  if (value.kind !== 'object') return [];
  return value.entries.flatMap(({ key, value: inner }): readonly FieldUse[] => {
    const fields = permitted(inner).map(({ path }) => ({ path: [key, ...path] }));
    if (fields.length > 0) return fields;
    return [{ path: [key], shape: inner.kind === 'list' ? arrayOf({ type: 'unknown' }) : undefined }];
  });
}

interface Part {
  readonly part: PartUse['part'];
  readonly path: readonly string[];
}

/** The part of the request that a value is, or is in. */
function partOf(calls: readonly CallOutline[], value: Value): Part | undefined {
  if (value.kind === 'member') {
    const owner = partOf(calls, value.of);
    return owner && { ...owner, path: [...owner.path, value.name] };
  }
  const call = value.kind === 'call' ? calls[value.call] : undefined;
  if (call === undefined) return undefined;
  const whole = Object.hasOwn(wholeParts, call.name) ? wholeParts[call.name] : undefined;
  if (whole !== undefined && isRequest(calls, call, whole)) return { part: whole, path: [] };
  const owner = call.on === undefined ? undefined : partOf(calls, call.on);
  const [first] = call.args;
  if (owner === undefined) return undefined;
  if (call.name === 'require' || call.name === 'fetch')
    return first?.kind === 'text' ? { ...owner, path: [...owner.path, first.text] } : undefined;
  return passing.has(call.name) ? owner : undefined;
}

const wholeParts: Readonly<Record<string, PartUse['part']>> = {
  params: 'params',
  headers: 'header',
  env: 'header',
  cookies: 'cookie',
};
const passing: ReadonlySet<string> = new Set([
  'permit',
  'to_h',
  'to_unsafe_h',
  'permit!',
  'signed',
  'encrypted',
  'presence',
  'with_indifferent_access',
]);

/** `params` and `cookies` by themselves or of the request, `headers` of the request alone: else they are the answer's. */
function isRequest(calls: readonly CallOutline[], { on }: CallOutline, part: PartUse['part']): boolean {
  if (on === undefined) return part !== 'header';
  if (on.kind === 'name') return /^(?:r|req|request|this)$/.test(on.name);
  return on.kind === 'call' && calls[on.call]?.name === 'request';
}

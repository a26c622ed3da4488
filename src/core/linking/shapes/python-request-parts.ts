import type { Shape } from '../../model/shape.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { isInside } from '../guards/guard-by-body.ts';
import type { Route } from '../http/route.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { type FieldUse, fieldsRead } from './fields-read.ts';
import { scalar } from './make-shape.ts';
import { nameIn, valuesInside } from './request-names.ts';
import { type PartName, partNames, type RequestParts } from './request-part.ts';

/** What Python's frameworks call the parts of a request. */
const members: Readonly<Record<string, PartName>> = {
  args: 'query',
  query: 'query',
  query_args: 'query',
  query_params: 'query',
  GET: 'query',
  match_info: 'path',
  path_params: 'path',
  view_args: 'path',
  form: 'body',
  forms: 'body',
  json: 'body',
  data: 'body',
  media: 'body',
  POST: 'body',
  get_json: 'body',
  headers: 'header',
  cookies: 'cookie',
  COOKIES: 'cookie',
};

/** Methods of Tornado's handlers and Falcon's requests that are asked for one field. */
const askers: Readonly<Record<string, PartName>> = {
  get_query_argument: 'query',
  get_query_arguments: 'query',
  get_argument: 'query',
  get_arguments: 'query',
  get_body_argument: 'body',
  get_body_arguments: 'body',
  get_cookie: 'cookie',
  get_secure_cookie: 'cookie',
  get_signed_cookie: 'cookie',
  get_param: 'query',
  get_param_as_int: 'query',
  get_param_as_list: 'query',
  get_header: 'header',
};

const getters = new Set(['get', 'getlist', 'getall', 'getone', 'getunicode', 'get_list', 'multi_items']);

interface PartUse extends FieldUse {
  readonly part: PartName;
}

/** What a Python handler reads of the request: `request.args.get('page')`, `request.form['name']`. */
export function pythonRequestParts(resolver: Resolver, _: Route, handler: FunctionPlace | undefined): RequestParts {
  const scope = handler === undefined ? undefined : resolver.scopes.get(handler.file);
  if (handler === undefined || scope?.outline.language !== 'python') return {};
  const bodies = boundBodies(scope, handler.fn);
  const uses = [
    ...scope.outline.calls.flatMap((call) => (isInside(scope, call.fn, handler.fn) ? callUses(bodies, call) : [])),
    ...valuesInside(scope.outline, scope, handler.fn).flatMap((value) => valueUses(bodies, value)),
  ];
  const parts: Partial<Record<PartName, Shape>> = {};
  for (const name of partNames) {
    const own = uses.filter((use) => use.part === name && !(name === 'header' && isUsual(use.path[0] ?? '')));
    if (own.length > 0) parts[name] = fieldsRead(own);
  }
  return parts;
}

function isUsual(header: string): boolean {
  return /^(?:authorization|cookie|host|origin|referer|user-agent|accept.*|content-.*|x-forwarded-.*)$/i.test(header);
}

/** `data = await request.json()`: a name that holds the body. */
function boundBodies(scope: Scope, fn: number): ReadonlySet<string> {
  const names = scope.outline.bindings.flatMap(({ name, value, fn: inside }) => {
    if (!isInside(scope, inside, fn)) return [];
    const call = value.kind === 'call' ? scope.outline.calls[value.call] : undefined;
    const whole = call === undefined ? nameIn(value) : calledName(call);
    return whole !== undefined && isBody(whole) ? [name] : [];
  });
  return new Set(names);
}

function calledName(call: CallOutline): string | undefined {
  return call.on?.kind === 'name' ? `${call.on.name}.${call.name}` : undefined;
}

function isBody(name: string): boolean {
  const found = partAt(name);
  return found?.part === 'body' && found.path.length === 0;
}

/** `request.args.page` is the query at `page`; also of `self.request` in a class. */
function partAt(name: string): { readonly part: PartName; readonly path: readonly string[] } | undefined {
  const match = /^(?:this\.)?(?:request|req)\.(?:rel_url\.)?(\w+)(?:\.(.+))?$/.exec(name);
  const member = match?.[1] ?? '';
  if (match === null || !Object.hasOwn(members, member)) return undefined;
  const part = members[member];
  return part === undefined ? undefined : { part, path: match[2]?.split('.') ?? [] };
}

function callUses(bodies: ReadonlySet<string>, call: CallOutline): readonly PartUse[] {
  const [first] = call.args;
  const on = call.on?.kind === 'name' ? call.on.name : undefined;
  if (first?.kind !== 'text' || on === undefined) return [];
  const shape = scalar('string');
  if (Object.hasOwn(askers, call.name) && /^(?:this|req|request)$/.test(on))
    return [{ part: askers[call.name] ?? 'query', path: [first.text], shape }];
  if (!getters.has(call.name)) return [];
  if (bodies.has(on)) return [{ part: 'body', path: [first.text], shape }];
  const found = partAt(on);
  return found === undefined ? [] : [{ part: found.part, path: [...found.path, first.text], shape }];
}

/** `request.form['name']`, `data['email']` */
function valueUses(bodies: ReadonlySet<string>, value: Value): readonly PartUse[] {
  const name = nameIn(value);
  if (name === undefined) return [];
  const dot = name.indexOf('.');
  const head = dot < 0 ? name : name.slice(0, dot);
  if (bodies.has(head)) return dot < 0 ? [] : [{ part: 'body', path: name.slice(dot + 1).split('.') }];
  const found = partAt(name);
  return found === undefined || found.path.length === 0 || found.path[0] === '[]' ? [] : [found];
}

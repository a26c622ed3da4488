import { type PhpPlace, phpRequestParts, phpRequestReads, phpRequestType } from '../../extractors/http/php-request.ts';
import type { ObjectShape, Shape, ShapeField } from '../../model/shape.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { isInside } from '../guards/guard-by-body.ts';
import type { Route } from '../http/route.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { objectOf, scalar } from './make-shape.ts';
import { valuesInside } from './request-names.ts';
import type { PartName, RequestParts } from './request-part.ts';
import { ruleShape } from './rule-shape.ts';
import { typeShape } from './type-shape.ts';

/** What handlers of PHP take: what their rules ask for, and what they read of the request. */
export function phpParts(resolver: Resolver, route: Route, handler: FunctionPlace | undefined): RequestParts {
  const scope = handler === undefined ? undefined : resolver.scopes.get(handler.file);
  if (handler === undefined || scope?.outline.language !== 'php') return {};
  const carrying: PartName = /^(?:GET|HEAD)$/.test(route.method) ? 'query' : 'body';
  const ruled = requestRules(resolver, handler) ?? checkedRules(resolver, scope, handler);
  const read = { ...readFields(scope, handler, carrying), ...mappedParts(resolver, handler) };
  return ruled === undefined ? read : { ...read, [carrying]: merged(ruled, read[carrying]) };
}

/** Symfony fills parameters by attributes: `#[MapRequestPayload] OrderDto $order`, `#[MapQueryParameter] int $page`. */
function mappedParts(resolver: Resolver, { file, fn }: FunctionPlace): RequestParts {
  const parts: { -readonly [part in PartName]?: Shape } = {};
  const asked: ShapeField[] = [];
  for (const { name, type, decorators, optional } of resolver.scopes.get(file)?.outline.functions[fn]?.parameters ??
    []) {
    const mapped = decorators?.find((each) =>
      /(?:^|\\)Map(?:RequestPayload|QueryString|QueryParameter)$/.test(each.name),
    );
    if (mapped === undefined || type === undefined) continue;
    const shape = typeShape(resolver, { file, fn }, type);
    if (mapped.name.endsWith('RequestPayload')) parts.body = shape;
    else if (mapped.name.endsWith('QueryString')) parts.query = shape;
    else asked.push({ name: name.replace(/^\$/, ''), required: optional !== true, shape });
  }
  return asked.length === 0 ? parts : { ...parts, query: objectOf(asked) };
}

function merged(ruled: Shape, read: Shape | undefined): Shape {
  if (ruled.type !== 'object' || read?.type !== 'object') return ruled;
  const known = new Set(ruled.fields.map(({ name }) => name));
  return { ...ruled, fields: [...ruled.fields, ...read.fields.filter(({ name }) => !known.has(name))] };
}

/** `function store(StoreOrderRequest $request)`: the class holds the rules. */
function requestRules(resolver: Resolver, { file, fn }: FunctionPlace): Shape | undefined {
  for (const { type } of resolver.scopes.get(file)?.outline.functions[fn]?.parameters ?? []) {
    if (type === undefined) continue;
    for (const definition of resolver.type({ file, fn }, type)) {
      const scope = definition.kind === 'instance' ? resolver.scopes.get(definition.file) : undefined;
      const rules = definition.kind === 'instance' ? scope?.method(definition.cls, 'rules') : undefined;
      if (scope === undefined || rules === undefined) continue;
      const context = { file: scope.file, fn: rules };
      for (const value of scope.outline.functions[rules]?.returns ?? []) {
        const shape = ruleShape(resolver, context, value);
        if (shape !== undefined) return shape;
      }
    }
  }
  return undefined;
}

/** `$request->validate([…])`, `$this->validate($request, […])`, `Validator::make($data, […])` */
function checkedRules(resolver: Resolver, scope: Scope, handler: FunctionPlace): Shape | undefined {
  for (const call of scope.outline.calls) {
    if (!isInside(scope, call.fn, handler.fn) || !validating.has(call.name)) continue;
    if (call.name === 'make' && !(call.on?.kind === 'name' && call.on.name.endsWith('Validator'))) continue;
    for (const argument of call.args.slice(0, 2)) {
      const shape = ruleShape(resolver, { file: scope.file, fn: call.fn }, argument);
      if (shape !== undefined) return shape;
    }
  }
  return undefined;
}

const validating = new Set(['validate', 'validateWithBag', 'make']);

function readFields(scope: Scope, handler: FunctionPlace, carrying: PartName): RequestParts {
  const requests = requestVariables(scope, handler);
  const found = new Map<PartName, Map<string, ShapeField>>();
  const add = (place: PhpPlace, name: string, shape: Shape): void => {
    if (!/^[\w-]+$/.test(name) || (place === 'header' && usual.test(name))) return;
    const part = place === 'input' ? carrying : place;
    const fields = found.get(part) ?? new Map<string, ShapeField>();
    if (!fields.has(name)) fields.set(name, { name, required: false, shape });
    found.set(part, fields);
  };
  for (const call of scope.outline.calls) {
    if (!isInside(scope, call.fn, handler.fn)) continue;
    const place = placeOf(scope, requests, call);
    if (place !== undefined) for (const name of namesIn(call)) add(place.in, name, scalar(place.type ?? 'unknown'));
  }
  for (const value of valuesInside(scope.outline, scope, handler.fn)) {
    const [place, name] = propertyRead(scope, requests, value);
    if (place !== undefined && name !== undefined) add(place, name, scalar('unknown'));
  }
  return Object.fromEntries(
    [...found].map(([part, fields]): [PartName, ObjectShape] => [part, objectOf([...fields.values()])]),
  );
}

/** Headers that servers, proxies and guards read for every request say nothing of this one. */
const usual = /^(?:authorization|cookie|host|origin|referer|user-agent|accept.*|content-.*|x-forwarded-.*)$/i;

function requestVariables(scope: Scope, { fn }: FunctionPlace): ReadonlySet<string> {
  const own = scope.outline.functions[fn]?.parameters ?? [];
  return new Set([
    'this.request',
    ...own.filter(({ type }) => type && phpRequestType.test(type)).map(({ name }) => name),
  ]);
}

function namesIn({ name, args }: CallOutline): readonly string[] {
  const listed =
    name === 'only' ? args.flatMap((value) => (value.kind === 'list' ? value.items : [value])) : args.slice(0, 1);
  return listed.flatMap((value) => (value.kind === 'text' ? [value.text] : []));
}

type Read = { readonly in: PhpPlace; readonly type?: 'string' | 'integer' | 'number' | 'boolean' | 'null' | 'unknown' };

function placeOf(scope: Scope, requests: ReadonlySet<string>, call: CallOutline): Read | undefined {
  const { on, name } = call;
  if (on === undefined) return name === 'request' && call.args.length > 0 ? { in: 'input' } : undefined;
  const reads = Object.hasOwn(phpRequestReads, name) ? phpRequestReads[name] : undefined;
  if (reads === undefined) return undefined;
  if (isRequest(scope, requests, on)) return reads;
  const bag = bagOf(scope, requests, on);
  return bag === undefined ? undefined : { in: bag };
}

function isRequest(scope: Scope, requests: ReadonlySet<string>, value: Value): boolean {
  if (value.kind === 'name') return requests.has(value.name);
  const call = value.kind === 'call' ? scope.outline.calls[value.call] : undefined;
  return call?.name === 'request' && call.on === undefined && call.args.length === 0;
}

/** `$request->query` and `$request->getPayload()`, and the superglobals. */
function bagOf(scope: Scope, requests: ReadonlySet<string>, value: Value): PhpPlace | undefined {
  const [owner, part] = split(scope, value);
  if (part === undefined || !Object.hasOwn(phpRequestParts, part)) return undefined;
  return owner === undefined || isRequest(scope, requests, owner) ? phpRequestParts[part] : undefined;
}

function split(scope: Scope, value: Value): readonly [Value | undefined, string | undefined] {
  if (value.kind === 'call') {
    const call = scope.outline.calls[value.call];
    return [call?.on, call && `${call.name}()`];
  }
  if (value.kind === 'member') return [value.of, value.name];
  if (value.kind !== 'name') return [undefined, undefined];
  const dot = value.name.lastIndexOf('.');
  if (dot < 0) return [undefined, value.name.startsWith('$_') ? value.name : undefined];
  return [{ kind: 'name', name: value.name.slice(0, dot) }, value.name.slice(dot + 1)];
}

/** `$_GET['page']`, `$request->getQueryParams()['page']` */
function propertyRead(
  scope: Scope,
  requests: ReadonlySet<string>,
  value: Value,
): readonly [PhpPlace | undefined, string | undefined] {
  if (value.kind !== 'name' && value.kind !== 'member') return [undefined, undefined];
  const [owner, name] = split(scope, value);
  return owner === undefined ? [undefined, undefined] : [bagOf(scope, requests, owner), name];
}

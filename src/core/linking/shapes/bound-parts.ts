import { goRequests } from '../../extractors/http/go-requests.ts';
import type { Shape } from '../../model/shape.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { Context } from '../definition.ts';
import { elementType, goTypeOf } from '../go/go-type-of.ts';
import { isInside } from '../guards/guard-by-body.ts';
import type { Route } from '../http/route.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { PlacedValue } from '../read-options.ts';
import { parameterNamed } from '../replies/is-response.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { type FieldUse, fieldsRead } from './fields-read.ts';
import { scalar } from './make-shape.ts';
import { type PartName, partNames, type RequestParts } from './request-part.ts';
import { taggedShape } from './type-shape.ts';

interface PartUse extends FieldUse {
  readonly part: PartName;
}

interface Found {
  readonly uses: PartUse[];
  readonly bound: Partial<Record<PartName, Shape>>;
}

/** What handlers of Go read: `c.Query("page")`, `c.ShouldBindJSON(&order)`, `json.NewDecoder(r.Body).Decode(&order)`. */
export function boundParts(resolver: Resolver, _: Route, handler: FunctionPlace | undefined): RequestParts {
  const scope = handler && resolver.scopes.get(handler.file);
  if (handler === undefined || scope?.outline.language !== 'go') return {};
  const found: Found = { uses: [], bound: {} };
  readFunction(resolver, scope, handler, new Map(), found, 0);
  const parts: Partial<Record<PartName, Shape>> = { ...found.bound };
  for (const name of partNames) {
    const own = found.uses.filter((use) => use.part === name);
    if (parts[name] === undefined && own.length > 0) parts[name] = fieldsRead(own);
  }
  return parts;
}

/** What a helper is passed stands for its parameters. */
type Passed = ReadonlyMap<string, PlacedValue>;

const maxDepth = 3;

function readFunction(
  resolver: Resolver,
  scope: Scope,
  place: FunctionPlace,
  passed: Passed,
  found: Found,
  depth: number,
): void {
  scope.outline.calls.forEach((call, index) => {
    if (!isInside(scope, call.fn, place.fn)) return;
    const context = { file: place.file, fn: call.fn };
    readCall(resolver, scope, context, call, passed, found);
    if (depth < maxDepth) readHelper(resolver, scope, { context, call, index }, passed, found, depth);
  });
}

function readCall(
  resolver: Resolver,
  scope: Scope,
  context: Context,
  call: CallOutline,
  passed: Passed,
  found: Found,
): void {
  const field = fieldOf(resolver, scope, context, call);
  if (field !== undefined) found.uses.push(field);
  const binding = bindingOf(scope, call);
  const target = binding === undefined ? undefined : call.args.findLast(isTarget(call.name));
  if (binding === undefined || target === undefined) return;
  const [part, tag] = binding;
  const shape = targetShape(resolver, context, target, passed, tag);
  if (shape !== undefined) found.bound[part] ??= shape;
}

/** `ShouldBindWith(&order, binding.JSON)` fills its first argument, decoders their last. */
function isTarget(method: string): (value: Value) => boolean {
  return (value) => value.kind === 'name' && (!method.endsWith('With') || !value.name.startsWith('binding.'));
}

function bindingOf(scope: Scope, call: CallOutline): readonly [PartName, string] | undefined {
  const { binding, decoders } = goRequests;
  if (
    Object.hasOwn(binding, call.name) &&
    (isRequest(scope, call.fn, call.on) || isRequest(scope, call.fn, call.args[0]))
  )
    return binding[call.name as keyof typeof binding];
  if (!decoders.some((name) => name === call.name)) return undefined;
  return readsBody(scope, call) ? ['body', 'json'] : undefined;
}

/** Through whatever stands between: `json.NewDecoder(http.MaxBytesReader(w, r.Body, limit)).Decode(&order)`. */
function readsBody(scope: Scope, call: CallOutline): boolean {
  const pending: Value[] = [...(call.on === undefined ? [] : [call.on]), ...call.args];
  for (let steps = 0; pending.length > 0 && steps < 20; steps++) {
    const value = pending.pop();
    if (value?.kind === 'name') {
      if (
        /\.Body$/.test(value.name) &&
        isRequest(scope, call.fn, { kind: 'name', name: value.name.replace(/\.Body$/, '') })
      )
        return true;
      const bound = value.name.includes('.') ? undefined : scope.bindings(call.fn, value.name)[0]?.value;
      if (bound?.kind === 'call') pending.push(bound);
    }
    const inner = value?.kind === 'call' ? scope.outline.calls[value.call] : undefined;
    if (inner !== undefined) pending.push(...(inner.on === undefined ? [] : [inner.on]), ...inner.args);
  }
  return false;
}

function targetShape(
  resolver: Resolver,
  context: Context,
  value: Value,
  passed: Passed,
  tag: string,
): Shape | undefined {
  const given = value.kind === 'name' ? passed.get(value.name) : undefined;
  const place = given ?? { context, value };
  const written = goTypeOf(resolver, place.context, place.value);
  if (written !== undefined) {
    const shape = taggedShape(resolver, written.context, written.text, tag);
    if (shape.type !== 'unknown') return shape;
  }
  for (const definition of resolver.value(place.context, place.value)) {
    const outline =
      definition.kind === 'instance'
        ? resolver.scopes.get(definition.file)?.outline.classes[definition.cls]
        : undefined;
    if (definition.kind === 'instance' && outline?.kind === 'struct')
      return taggedShape(resolver, { file: definition.file, fn: 0 }, elementType(outline.name), tag);
  }
  return undefined;
}

function fieldOf(resolver: Resolver, scope: Scope, context: Context, call: CallOutline): PartUse | undefined {
  const { fields } = goRequests;
  const [first] = call.args;
  const name = first === undefined ? undefined : resolveText(resolver, context, first)?.text;
  if (name === undefined || name === '' || name.includes('{}')) return undefined;
  if (call.name === 'Get') {
    const part = partAsked(scope, call);
    if (part === undefined || (part === 'header' && usualHeaders.test(name))) return undefined;
    return { part, path: [part === 'header' ? name.toLowerCase() : name], shape: scalar('string') };
  }
  if (!Object.hasOwn(fields, call.name) || !isRequest(scope, call.fn, call.on)) return undefined;
  const part: PartName = fields[call.name as keyof typeof fields];
  if (part === 'header' && usualHeaders.test(name)) return undefined;
  const shape =
    call.name === 'FormFile'
      ? scalar('string', 'binary')
      : /Int$/.test(call.name)
        ? scalar('integer')
        : scalar('string');
  return { part, path: [part === 'header' ? name.toLowerCase() : name], shape };
}

/** Headers that servers, proxies and guards read for every request say nothing of this one. */
const usualHeaders =
  /^(authorization|cookie|host|origin|referer|user-agent|accept.*|content-.*|connection|x-forwarded-.*|x-real-ip|upgrade)$/i;

/** `r.URL.Query().Get("page")`, `query.Get("page")`, `r.Header.Get("X-Key")`. */
function partAsked(scope: Scope, { on, fn }: CallOutline): PartName | undefined {
  const value = on?.kind === 'name' && !on.name.includes('.') ? (scope.bindings(fn, on.name)[0]?.value ?? on) : on;
  const asked = value?.kind === 'call' ? scope.outline.calls[value.call] : undefined;
  if (asked?.name === 'Query' && asked.on?.kind === 'name' && asked.on.name.endsWith('.URL')) return 'query';
  const name =
    value?.kind === 'name' ? value.name : value?.kind === 'member' && value.name === 'Header' ? 'r.Header' : '';
  return name.endsWith('.Header') &&
    value?.kind === 'name' &&
    isRequest(scope, fn, { kind: 'name', name: name.replace(/(?:\.Request)?\.Header$/, '') })
    ? 'header'
    : undefined;
}

function isRequest(scope: Scope, fn: number, value: Value | undefined): boolean {
  const root = rootOf(scope, value);
  const parameter = root === undefined ? undefined : parameterNamed(scope, fn, { kind: 'name', name: root });
  const type = parameter && scope.outline.functions[parameter.fn]?.parameters[parameter.index]?.type;
  return type !== undefined && goRequests.types.test(type) && type !== 'context.Context';
}

function rootOf(scope: Scope, value: Value | undefined): string | undefined {
  let current = value;
  while (current?.kind === 'call') current = scope.outline.calls[current.call]?.on;
  return current?.kind === 'name' ? current.name.split('.')[0] : undefined;
}

interface PlacedCall {
  readonly context: Context;
  readonly call: CallOutline;
  readonly index: number;
}

/** A helper that is handed the request reads it for its callers. */
function readHelper(
  resolver: Resolver,
  scope: Scope,
  { context, call, index }: PlacedCall,
  passed: Passed,
  found: Found,
  depth: number,
): void {
  if (!call.args.some((argument) => argument.kind === 'name' && isRequest(scope, call.fn, argument))) return;
  for (const callee of calleesOf(resolver, context.file, index)) {
    const inner = callee.kind === 'function' ? resolver.scopes.get(callee.file) : undefined;
    if (callee.kind !== 'function' || inner?.outline.language !== 'go') continue;
    const given = new Map<string, PlacedValue>();
    inner.outline.functions[callee.fn]?.parameters.forEach(({ name }, at) => {
      const value = call.args[at];
      if (value === undefined) return;
      given.set(name, (value.kind === 'name' ? passed.get(value.name) : undefined) ?? { context, value });
    });
    readFunction(resolver, inner, callee, given, found, depth + 1);
  }
}

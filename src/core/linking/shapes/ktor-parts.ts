import { ktor } from '../../extractors/http/ktor.ts';
import type { Shape } from '../../model/shape.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Route } from '../http/route.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';
import { scalar } from './make-shape.ts';
import { valuesInside } from './request-names.ts';
import type { PartName, RequestParts } from './request-part.ts';
import { typeShape } from './type-shape.ts';

/** What a handler of Ktor reads: `call.parameters["id"]`, `call.receive<Order>()`. */
export function ktorParts(resolver: Resolver, route: Route, handler: FunctionPlace | undefined): RequestParts {
  const scope = handler && resolver.scopes.get(handler.file);
  if (route.framework !== ktor.id || handler === undefined || scope === undefined) return {};
  const inPath = new Set([...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]));
  const fields = new Map<PartName, Map<string, Shape>>();
  for (const value of valuesInside(scope.outline, scope, handler.fn)) {
    const read = readIn(value);
    const part = read?.part === 'query' && inPath.has(read.name) ? 'path' : read?.part;
    if (read === undefined || part === undefined) continue;
    fields.set(part, (fields.get(part) ?? new Map()).set(read.name, scalar('string')));
  }
  const parts: Partial<Record<PartName, Shape>> = {};
  for (const [part, names] of fields)
    parts[part] = {
      type: 'object',
      fields: [...names].map(([name, shape]) => ({ name, shape, required: part === 'path' })),
    };
  const body = scope.outline.calls.find(
    (call) => receives(call) && isWithin(scope.outline.functions, call.fn, handler.fn),
  );
  const type = body?.typeArguments?.replace(/^<|>$/g, '');
  if (type !== undefined) parts.body = typeShape(resolver, { file: handler.file, fn: handler.fn }, type);
  return parts;
}

const holders: Readonly<Record<string, PartName>> = {
  'call.parameters': 'query',
  'call.pathParameters': 'path',
  'call.queryParameters': 'query',
  'call.request.queryParameters': 'query',
  'call.request.headers': 'header',
};

/** The adapter writes an access by a key as a property. */
function readIn(value: Value): { readonly part: PartName; readonly name: string } | undefined {
  if (value.kind !== 'name') return undefined;
  for (const [holder, part] of Object.entries(holders))
    if (value.name.startsWith(`${holder}.`)) return { part, name: value.name.slice(holder.length + 1) };
  return undefined;
}

function receives({ name, on }: CallOutline): boolean {
  return (name === 'receive' || name === 'receiveNullable') && on?.kind === 'name' && on.name === 'call';
}

function isWithin(functions: readonly { readonly parent: number }[], inner: number, outer: number): boolean {
  for (let fn = inner; fn > 0; fn = functions[fn]?.parent ?? 0) if (fn === outer) return true;
  return false;
}

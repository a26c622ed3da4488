import type { Shape } from '../../model/shape.ts';
import type { Context } from '../definition.ts';
import type { Route } from '../http/route.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import { readType } from '../resolve-type.ts';
import type { Resolver } from '../resolver.ts';
import type { PartName, RequestParts } from './request-part.ts';
import { typeShape } from './type-shape.ts';

/** What type arguments say: `Request<Params, Reply, Body, Query>`, `app.post<{ Body: Order }>(…)`. */
export function typedParts(resolver: Resolver, route: Route, handler: FunctionPlace | undefined): RequestParts {
  return { ...registeredParts(resolver, route), ...(handler === undefined ? {} : annotatedParts(resolver, handler)) };
}

const genericKeys: Readonly<Record<string, PartName>> = {
  Body: 'body',
  Querystring: 'query',
  Params: 'path',
  Headers: 'header',
};

function registeredParts(resolver: Resolver, { registration }: Route): RequestParts {
  const call = registration && resolver.scopes.get(registration.file)?.outline.calls[registration.call];
  if (registration === undefined || call?.typeArguments === undefined) return {};
  const [first] = readType(`X${call.typeArguments}`).args;
  return first === undefined ? {} : genericParts(resolver, { file: registration.file, fn: call.fn }, first);
}

/** An object type whose keys are the parts. */
function genericParts(resolver: Resolver, context: Context, type: string): RequestParts {
  const shape = typeShape(resolver, context, type);
  if (shape.type !== 'object') return {};
  const parts: Partial<Record<PartName, Shape>> = {};
  for (const field of shape.fields) {
    const name = Object.hasOwn(genericKeys, field.name) ? genericKeys[field.name] : undefined;
    if (name !== undefined) parts[name] = field.shape;
  }
  return parts;
}

/** Positions of the parts among the type arguments of Express's `Request`. */
const positions: readonly (PartName | undefined)[] = ['path', undefined, 'body', 'query'];

function annotatedParts(resolver: Resolver, handler: FunctionPlace): RequestParts {
  const outline = resolver.scopes.get(handler.file)?.outline.functions[handler.fn];
  const type = outline?.parameters[0]?.type;
  if (type === undefined) return {};
  const context = { file: handler.file, fn: handler.fn };
  const { head, args } = readType(type);
  if (args.length === 0) return {};
  if (head.endsWith('FastifyRequest')) return genericParts(resolver, context, args[0] ?? '');
  const parts: Partial<Record<PartName, Shape>> = {};
  args.forEach((argument, position) => {
    const name = positions[position];
    if (name !== undefined) parts[name] = typeShape(resolver, context, argument);
  });
  return parts;
}

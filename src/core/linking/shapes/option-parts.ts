import type { Shape } from '../../model/shape.ts';
import type { Route } from '../http/route.ts';
import { entryOf, type PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';
import type { PartName, RequestParts } from './request-part.ts';
import { schemaShape } from './schema-shape.ts';

/** Keys of a route's schema → part of the request. */
const keys: Readonly<Record<string, PartName>> = {
  body: 'body',
  querystring: 'query',
  query: 'query',
  params: 'path',
  headers: 'header',
  cookies: 'cookie',
};

/** Schemas that stand in the options of a route: `app.post('/orders', { schema: { body: … } }, handler)`. */
export function optionParts(resolver: Resolver, route: Route): RequestParts {
  const schema = routeSchema(resolver, route);
  return schema === undefined ? {} : schemaParts(resolver, schema);
}

export function routeSchema(resolver: Resolver, { options }: Route): PlacedValue | undefined {
  if (options === undefined) return undefined;
  for (const key of schemaKeys) {
    const found = entryOf(resolver, options.context, options.value, key);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Where the options of frameworks keep them. */
const schemaKeys = ['schema', 'request', 'validate'];

/** `body: { content: { 'application/json': { schema } } }`, as OpenAPI writes it. */
export function contentSchema(resolver: Resolver, placed: PlacedValue): PlacedValue {
  let found: PlacedValue | undefined = placed;
  for (const key of ['content', 'application/json', 'schema'])
    found = found === undefined ? undefined : entryOf(resolver, found.context, found.value, key);
  return found ?? placed;
}

/** An object that has a schema for each part. */
export function schemaParts(resolver: Resolver, schemas: PlacedValue): RequestParts {
  const parts: Partial<Record<PartName, Shape>> = {};
  for (const [key, name] of Object.entries(keys)) {
    const given = entryOf(resolver, schemas.context, schemas.value, key);
    const placed = given && contentSchema(resolver, given);
    const shape = placed && schemaShape(resolver, placed.context, placed.value);
    if (shape !== undefined) parts[name] ??= shape;
  }
  return parts;
}

/** One schema over the parts together: `z.object({ body: z.object({ … }), query: … })`. */
export function partsInside(shape: Shape): RequestParts | undefined {
  if (shape.type !== 'object' || shape.fields.length === 0) return undefined;
  const named = shape.fields.flatMap((field) => {
    const name = Object.hasOwn(keys, field.name) ? keys[field.name] : undefined;
    return name === undefined ? [] : [[name, field.shape] as const];
  });
  return named.length === shape.fields.length ? Object.fromEntries(named) : undefined;
}

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
};

/** Schemas that stand in the options of a route: `app.post('/orders', { schema: { body: … } }, handler)`. */
export function optionParts(resolver: Resolver, route: Route): RequestParts {
  const schema = routeSchema(resolver, route);
  return schema === undefined ? {} : schemaParts(resolver, schema);
}

export function routeSchema(resolver: Resolver, { options }: Route): PlacedValue | undefined {
  return options === undefined ? undefined : entryOf(resolver, options.context, options.value, 'schema');
}

/** An object that has a schema for each part. */
export function schemaParts(resolver: Resolver, schemas: PlacedValue): RequestParts {
  const parts: Partial<Record<PartName, Shape>> = {};
  for (const [key, name] of Object.entries(keys)) {
    const placed = entryOf(resolver, schemas.context, schemas.value, key);
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

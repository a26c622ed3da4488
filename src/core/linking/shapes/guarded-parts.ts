import type { Shape } from '../../model/shape.ts';
import { wordsOf } from '../../model/words.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { GuardUse, Route } from '../http/route.ts';
import { entryOf, type PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';
import { partsInside, schemaParts } from './option-parts.ts';
import type { PartName, RequestParts } from './request-part.ts';
import { schemaShape } from './schema-shape.ts';
import { validatorChains } from './validator-chains.ts';

/** Schemas that middleware is given: `validate(orderSchema)`, `validateQuery(schema)`, `celebrate({ body: … })`. */
export function guardedParts(resolver: Resolver, route: Route): RequestParts {
  const parts: Partial<Record<PartName, Shape>> = { ...validatorChains(resolver, route.guards) };
  for (const guard of route.guards)
    for (const [name, shape] of Object.entries(partsOf(resolver, route, guard))) parts[name as PartName] ??= shape;
  return parts;
}

function partsOf(resolver: Resolver, route: Route, guard: GuardUse): RequestParts {
  const { context, value } = guard;
  const call = value.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  if (call === undefined) return {};
  const inside = { file: context.file, fn: call.fn };
  for (const argument of call.args) {
    const parts = partsIn(resolver, inside, argument, call, route);
    if (Object.keys(parts).length > 0) return parts;
  }
  return {};
}

function partsIn(resolver: Resolver, context: Context, value: Value, call: CallOutline, route: Route): RequestParts {
  const shape = schemaShape(resolver, context, value);
  if (shape === undefined) return schemaParts(resolver, celebrated(resolver, { context, value }));
  const name = partNamed(call) ?? (route.method === 'GET' || route.method === 'DELETE' ? 'query' : 'body');
  return partsInside(shape) ?? { [name]: shape };
}

const partWords: Readonly<Record<string, PartName>> = {
  body: 'body',
  query: 'query',
  querystring: 'query',
  params: 'path',
  param: 'path',
  headers: 'header',
  header: 'header',
  json: 'body',
  form: 'body',
};

/** The part that the middleware's name or a text argument says: `validateBody(schema)`, `validate(schema, 'query')`. */
function partNamed(call: CallOutline): PartName | undefined {
  const texts = call.args.flatMap((argument) => (argument.kind === 'text' ? [argument.text] : []));
  const on = call.on?.kind === 'name' ? wordsOf(call.on.name) : [];
  const words = [...texts, ...wordsOf(call.name), ...on].map((word) => word.toLowerCase());
  for (const word of words) if (Object.hasOwn(partWords, word)) return partWords[word];
  return undefined;
}

/** `{ [Segments.BODY]: schema }` is `{ body: schema }`. */
function celebrated(resolver: Resolver, placed: PlacedValue): PlacedValue {
  const { value } = placed;
  if (value.kind !== 'object') return placed;
  const inner = entryOf(resolver, placed.context, value, 'schema');
  if (inner !== undefined) return inner;
  const entries = value.entries.map((entry) => ({
    ...entry,
    key: entry.key.replace(/^\[?Segments\.(\w+)\]?$/, lower),
  }));
  return { context: placed.context, value: { ...value, entries } };
}

function lower(_: string, name: string): string {
  return name.toLowerCase();
}

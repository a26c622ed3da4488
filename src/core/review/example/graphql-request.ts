import type { Endpoint } from '../../model/endpoint.ts';
import { exampleValue } from '../../model/example-value.ts';
import type { Shape } from '../../model/shape.ts';

const kinds: Readonly<Record<string, string>> = { Query: 'query', Mutation: 'mutation', Subscription: 'subscription' };

/** What is posted for a field of the schema, `/graphql#Query.orders`; undefined for one that only others lead to. */
export function graphqlRequest({ path, parameters, responses }: Endpoint, body: Shape | undefined): unknown {
  const [, type = '', field = ''] = /#(\w+)\.(\w+)$/.exec(path) ?? [];
  const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  if (kind === undefined) return undefined;
  const own = body?.type === 'object' ? (exampleValue(body) as Readonly<Record<string, unknown>>) : {};
  const query = parameters.filter(({ in: place }) => place === 'query');
  const named = query.map(
    ({ name, shape, type: kindOf }) => [name, exampleValue(shape ?? shapeOf(kindOf), name)] as const,
  );
  const given = [...named, ...Object.entries(own)].map(([name, value]) => `${name}: ${literal(value)}`);
  const answer = responses.find(({ status }) => status < 400)?.shape;
  const asked = given.length === 0 ? field : `${field}(${given.join(', ')})`;
  return { query: `${kind} { ${asked}${isPlain(answer) ? '' : ' { __typename }'} }` };
}

function shapeOf(type: string): Shape {
  return type === 'integer' || type === 'number' || type === 'boolean' ? { type } : { type: 'string' };
}

/** Nothing is asked of a number, everything else has fields. */
function isPlain(shape: Shape | undefined): boolean {
  if (shape?.type === 'array') return isPlain(shape.items);
  return shape !== undefined && ['string', 'integer', 'number', 'boolean'].includes(shape.type);
}

/** JSON, but that names stand without quotes. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([name, each]) => `${name}: ${literal(each)}`)
    .join(', ')} }`;
}

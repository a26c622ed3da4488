import type { Endpoint } from '../../core/model/endpoint.ts';
import type { Shape } from '../../core/model/shape.ts';
import type { Item } from '../answer/answer.ts';
import { type Objection, objection } from './drop.ts';
import { type Ground, withoutParameters } from './ground.ts';
import { checkText, textsOf } from './unsafe-text.ts';

/** A description of an endpoint. What was extracted stands; the model adds words and examples. */
export interface DescribedEndpoint extends Omit<Item<'endpoints'>, 'endpointId'> {
  /** Element id; undefined for a proposed endpoint. */
  readonly endpoint: string | undefined;
}

export function verifyEndpoint(item: Item<'endpoints'>, ground: Ground): DescribedEndpoint | Objection {
  const { endpointId, ...said } = item;
  const same = ground.index.system.endpoints.find((endpoint) => keyOf(endpoint) === keyOf(item));
  const cited = endpointId === null ? same : elementOf(endpointId, ground);
  if (endpointId !== null && cited === undefined) return objection('no-evidence', `there is no endpoint ${endpointId}`);
  if (cited !== undefined && cited !== same) {
    return objection('wrong-endpoint', `${endpointId} is ${cited.method} ${cited.path}`);
  }
  const against = checkText(textsOf(said, ['requestExample', 'example'])) ?? checkExamples(item, cited);
  if (against !== undefined) return against;
  if (cited === undefined) return { ...said, endpoint: undefined };
  const isOpen = !cited.guards.some(({ kind }) => kind === 'authentication' || kind === 'authorization');
  const auth = cited.sources.includes('code') && isOpen ? 'none' : item.auth;
  return { ...said, endpoint: cited.id, path: cited.path, auth };
}

function elementOf(id: string, { fact, index }: Ground): Endpoint | undefined {
  const cited = fact(id);
  return cited?.kind === 'E' ? index.endpoint(cited.element) : undefined;
}

function keyOf({ method, path }: { readonly method: string; readonly path: string }): string {
  return `${method} ${withoutParameters(path).replace(/\/+$/, '')}`;
}

function checkExamples(item: Item<'endpoints'>, endpoint: Endpoint | undefined): Objection | undefined {
  const request = checkExample('request', item.requestExample, endpoint?.request);
  if (request !== undefined) return request;
  for (const { status, example } of item.responses) {
    const shape = endpoint?.responses.find((response) => response.status === status)?.shape;
    const against = checkExample(`response ${status}`, example, shape);
    if (against !== undefined) return against;
  }
  return undefined;
}

/** Addresses in examples are fine where they lead nowhere. */
const harmless = /https?:\/\/(?:[\w-]+\.)*example(?:\.(?:com|org|net))?(?=[/"'?#\s]|$)/gi;

function checkExample(name: string, example: string | null, shape: Shape | undefined): Objection | undefined {
  if (example === null) return undefined;
  const value = parsed(example);
  if (value === undefined) return objection('bad-example', `the ${name} is no JSON`);
  const why = shape === undefined ? undefined : misfit(shape, value.json, name);
  return why === undefined ? checkText([example.replace(harmless, '')]) : objection('bad-example', why);
}

function parsed(text: string): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** Where a value is not what a shape says; what the shape does not know may be anything. */
function misfit(shape: Shape, value: unknown, at: string): string | undefined {
  if (shape.type === 'unknown') return undefined;
  if (shape.type === 'array') {
    if (!Array.isArray(value)) return `${at} is no list`;
    return first(value.map((item) => misfit(shape.items, item, `${at}[]`)));
  }
  if (shape.type !== 'object') return misfitScalar(shape, value, at);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return `${at} is no object`;
  const fields: Readonly<Record<string, unknown>> = { ...value };
  return first(
    shape.fields.map(({ name, shape: inner, required }) => {
      if (Object.hasOwn(fields, name)) return misfit(inner, fields[name], `${at}.${name}`);
      return required ? `${at} has no ${name}` : undefined;
    }),
  );
}

function misfitScalar(
  shape: Exclude<Shape, { type: 'object' | 'array' }>,
  value: unknown,
  at: string,
): string | undefined {
  const { type, values } = shape;
  if (value === null) return undefined;
  const fits = type === 'integer' ? Number.isInteger(value) : typeof value === type;
  if (!fits) return `${at} is no ${type}`;
  return values === undefined || values.includes(String(value)) ? undefined : `${at} is none of ${values.join(', ')}`;
}

function first(reasons: readonly (string | undefined)[]): string | undefined {
  return reasons.find((reason) => reason !== undefined);
}

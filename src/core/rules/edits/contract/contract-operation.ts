import type { Contract, ContractOperation } from '../../../model/contract.ts';
import type { DocumentOperation } from '../../../model/contract-document.ts';
import type { Endpoint, GuardKind, Parameter, Response } from '../../../model/endpoint.ts';
import { exampleValue } from '../../../model/example-value.ts';
import { reasonOf } from '../../../model/http-status.ts';
import { defined, type Json } from '../../../model/json-schema.ts';
import type { Shape } from '../../../model/shape.ts';
import { type SchemaOf, schemasOf } from './known-schemas.ts';
import { olderSchema } from './older-schema.ts';

/** An operation of a document, and the route that serves it. */
export interface Neighbor {
  readonly written: DocumentOperation;
  readonly documented: ContractOperation;
  readonly endpoint: Endpoint;
}

export interface OperationInput {
  readonly endpoint: Endpoint;
  /** What it answers, as far as the code says. */
  readonly responses: readonly Response[];
  /** Key of the document that it stands under. */
  readonly path: string;
  readonly operationId: string;
  /** Names of parameters that the path has already said for all its operations. */
  readonly shared: readonly string[];
  /** Route of the document that is most like it. */
  readonly neighbor: Neighbor;
  readonly contract: Contract;
}

/** A route as its document would describe it: what the code says, and nothing else. */
export function contractOperation(input: OperationInput): Json {
  const { endpoint, operationId, neighbor, contract } = input;
  const { tags } = neighbor.written;
  const operation = defined({
    tags: tags.length === 0 ? undefined : tags,
    operationId,
    summary: endpoint.summary,
    deprecated: endpoint.deprecated ? true : undefined,
    parameters: parametersOf(input),
    requestBody: bodyOf(endpoint, schemasOf(contract)),
    responses: responsesOf(input),
  });
  return isOlder(contract) ? (olderSchema(operation) as Json) : operation;
}

function isOlder({ document }: Contract): boolean {
  return document?.version.startsWith('3.0') === true;
}

/** In the path under the names of the document, whatever the code calls them. */
function parametersOf({ endpoint, path, shared, neighbor, contract }: OperationInput): readonly Json[] | undefined {
  const schema = schemasOf(contract);
  const names = namesIn(path);
  const inPath = namesIn(endpoint.path)
    .slice(-names.length || undefined)
    .map((name) => endpoint.parameters.find((each) => each.in === 'path' && each.name === name));
  const offset = names.length - inPath.length;
  const all = [
    ...names.map((name, at): Parameter => {
      const known = neighbor.documented.parameters.find((each) => each.in === 'path' && each.name === name);
      return { ...(known ?? inPath[at - offset] ?? { type: 'string' }), name, in: 'path', required: true };
    }),
    ...endpoint.parameters.filter(({ in: place }) => place === 'query' || place === 'header' || place === 'cookie'),
  ].filter((each) => !shared.includes(each.name));
  if (all.length === 0) return undefined;
  return all.map((parameter) =>
    defined({
      name: parameter.name,
      in: parameter.in,
      required: parameter.required ? true : undefined,
      schema: schema(parameterShape(parameter)),
    }),
  );
}

function namesIn(path: string): readonly string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
}

function parameterShape({ shape, type }: Parameter): Shape {
  if (shape !== undefined && shape.type !== 'unknown') return shape;
  if (type === 'integer' || type === 'number' || type === 'boolean') return { type };
  return type === 'array' ? { type: 'array', items: { type: 'string' } } : { type: 'string' };
}

function bodyOf(endpoint: Endpoint, schema: SchemaOf): Json | undefined {
  if (['GET', 'HEAD', 'DELETE'].includes(endpoint.method)) return undefined;
  const fields = endpoint.parameters.filter(({ in: place }) => place === 'body' || place === 'form');
  const isForm = fields.some((field) => field.in === 'form') && endpoint.request === undefined;
  const gathered: Shape = {
    type: 'object',
    fields: fields.map((field) => ({ name: field.name, shape: parameterShape(field), required: field.required })),
  };
  const shape = isKnown(endpoint.request) ? endpoint.request : gathered;
  if (!isKnown(shape)) return undefined;
  const type = endpoint.requestType ?? (isForm ? 'application/x-www-form-urlencoded' : 'application/json');
  return {
    required: true,
    content: { [type]: defined({ schema: schema(shape), example: endpoint.requestExample ?? exampleOf(shape) }) },
  };
}

/** Nothing where a part is unknown: an example that somebody made up would be read as a promise. */
function exampleOf(shape: Shape): unknown {
  return isWhole(shape) ? exampleValue(shape) : undefined;
}

function isWhole(shape: Shape): boolean {
  if (shape.type === 'array') return isWhole(shape.items);
  return shape.type === 'object' ? shape.fields.every((field) => isWhole(field.shape)) : shape.type !== 'unknown';
}

function isKnown(shape: Shape | undefined): shape is Shape {
  return shape !== undefined && shape.type !== 'unknown' && !(shape.type === 'object' && shape.fields.length === 0);
}

/** What the code answers, and what its guards answer in the words that the document has for them. */
function responsesOf({ endpoint, responses, neighbor, contract }: OperationInput): Json {
  const schema = schemasOf(contract);
  const known = new Map<number, Response>();
  for (const each of responses) {
    const before = known.get(each.status);
    if (each.status >= 100 && each.status <= 599 && (before === undefined || !isKnown(before.shape)))
      known.set(each.status, each);
  }
  if (![...known.keys()].some((status) => status < 400)) known.set(200, { status: 200 });
  for (const each of neighbor.documented.responses) {
    const guard = guardOf[each.status];
    if (
      guard !== undefined &&
      !known.has(each.status) &&
      endpoint.guards.some(({ kind, optional }) => kind === guard && !optional)
    )
      known.set(each.status, each);
  }
  const described = (each: Response): string =>
    each.description ?? sameIn(neighbor, each.status) ?? (reasonOf(each.status) || `Status ${each.status}`);
  const byStatus = [...known.values()].sort((a, b) => a.status - b.status);
  const written = byStatus.map((each): [string, Json] => [
    String(each.status),
    defined({ description: described(each), content: contentOf(each, schema) }),
  ]);
  const hasDefault = neighbor.written.statuses?.includes('default') === true;
  return Object.fromEntries([...written, ...(hasDefault ? [['default', { description: 'Unexpected error' }]] : [])]);
}

const guardOf: Readonly<Record<number, GuardKind>> = { 401: 'authentication', 403: 'authorization', 429: 'rate-limit' };

/** What fails in the same way is told in the same words. */
function sameIn({ documented }: Neighbor, status: number): string | undefined {
  return status < 400 ? undefined : documented.responses.find((each) => each.status === status)?.description;
}

function contentOf({ status, shape, contentType, example }: Response, schema: SchemaOf): Json | undefined {
  if (!isKnown(shape) || status === 204 || status === 304) return undefined;
  const type = contentType ?? 'application/json';
  return { [type]: defined({ schema: schema(shape), example: example ?? exampleOf(shape) }) };
}

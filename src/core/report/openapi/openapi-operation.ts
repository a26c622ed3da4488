import type { Endpoint, Parameter } from '../../model/endpoint.ts';
import { defined, type Json } from '../../model/json-schema.ts';
import type { Shape } from '../../model/shape.ts';
import { wordsOf } from '../../model/words.ts';
import { responsesOf } from './openapi-response.ts';
import type { PartBook } from './part-book.ts';
import type { SchemaBook } from './schema-book.ts';
import type { SecurityScheme } from './security-of.ts';

export interface OperationInput {
  readonly endpoint: Endpoint;
  readonly method: string;
  readonly tag: string;
  readonly security: SecurityScheme | undefined;
  readonly book: SchemaBook;
  readonly parts: PartBook;
  /** Ids that are taken. */
  readonly ids: Set<string>;
}

export function openapiOperation({ endpoint, method, tag, security, book, parts, ids }: OperationInput): Json {
  const takesBody = !['get', 'head', 'trace'].includes(method);
  return defined({
    tags: [tag],
    operationId: operationId(endpoint, method, ids),
    summary: endpoint.summary,
    description: endpoint.description,
    deprecated: endpoint.deprecated ? true : undefined,
    parameters: parametersOf(endpoint, book, parts),
    requestBody: takesBody ? requestBody(endpoint, book) : undefined,
    responses: responsesOf(endpoint.responses, book, parts),
    security: securityFor(endpoint, security),
    'x-required-scopes':
      security === undefined || security.scheme['type'] === 'oauth2' || security.scopes.length === 0
        ? undefined
        : security.scopes,
  });
}

/** A design says of every route whether it is open; code that shows no guard may still have one elsewhere. */
function securityFor(endpoint: Endpoint, security: SecurityScheme | undefined): readonly Json[] | undefined {
  if (security !== undefined) {
    const scopes = security.scheme['type'] === 'oauth2' ? security.scopes : [];
    return [{ [security.name]: scopes }, ...(security.optional ? [{}] : [])];
  }
  return endpoint.provenance === 'proposed' ? [] : undefined;
}

/** OpenAPI knows parameters only as whole names in braces. */
export function openapiPath(path: string): string {
  let wildcards = 0;
  return path
    .split('/')
    .map((segment) => {
      if (!segment.includes('*') || segment.includes('{')) return segment.replace(/\{([^}]*?)[*?+]+\}/g, '{$1}');
      wildcards += 1;
      return wildcards === 1 ? '{rest}' : `{rest${wildcards}}`;
    })
    .join('/');
}

function operationId(endpoint: Endpoint, method: string, ids: Set<string>): string {
  const words = [
    method,
    ...openapiPath(endpoint.path)
      .split('/')
      .flatMap((segment) => segmentWords(segment)),
  ];
  const base = words
    .map((word, index) => (index === 0 ? word : word.slice(0, 1).toUpperCase() + word.slice(1)))
    .join('');
  let id = endpoint.operationId ?? base;
  for (let number = 2; ids.has(id); number += 1) id = `${endpoint.operationId ?? base}${number}`;
  ids.add(id);
  return id;
}

function segmentWords(segment: string): readonly string[] {
  const words = wordsOf(segment);
  return segment.startsWith('{') ? ['by', ...words] : words;
}

function parametersOf(endpoint: Endpoint, book: SchemaBook, parts: PartBook): readonly Json[] | undefined {
  const places = ['path', 'query', 'header', 'cookie'];
  const inPath = [...openapiPath(endpoint.path).matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? '');
  const declared = endpoint.parameters.filter(
    (parameter) => places.includes(parameter.in) && (parameter.in !== 'path' || inPath.includes(parameter.name)),
  );
  const missing = inPath.filter((name) => !declared.some((each) => each.in === 'path' && each.name === name));
  const all = [
    ...missing.map((name): Parameter => ({ name, in: 'path', required: true, type: 'string' })),
    ...declared.filter(
      (each, index) => index === declared.findIndex((one) => one.in === each.in && one.name === each.name),
    ),
  ];
  if (all.length === 0) return undefined;
  return all.map((parameter) => {
    const written = defined({
      name: parameter.name,
      in: parameter.in,
      description: parameter.description,
      required: parameter.in === 'path' || parameter.required,
      schema: book.schemaOf(shapeOf(parameter)),
    });
    return isShared(endpoint, parameter) ? parts.share('parameters', parameter.name, written) : written;
  });
}

/** Headers and paging mean the same wherever they stand. */
function isShared(endpoint: Endpoint, { in: place, name }: Parameter): boolean {
  return endpoint.provenance === 'proposed' && (place === 'header' || name === 'limit' || name === 'cursor');
}

function shapeOf({ shape, type }: Parameter): Shape {
  if (shape !== undefined) return shape;
  if (type === 'integer' || type === 'number' || type === 'boolean' || type === 'string') return { type };
  return type === 'array' ? { type: 'array', items: { type: 'unknown' } } : { type: 'unknown' };
}

function requestBody(endpoint: Endpoint, book: SchemaBook): Json | undefined {
  const fields = endpoint.parameters.filter((parameter) => parameter.in === 'body' || parameter.in === 'form');
  const isForm = fields.some((field) => field.in === 'form');
  const gathered: Shape | undefined =
    fields.length === 0
      ? undefined
      : {
          type: 'object',
          fields: fields.map((field) => ({ name: field.name, shape: shapeOf(field), required: field.required })),
        };
  const shape = endpoint.request ?? gathered;
  if (shape === undefined) return undefined;
  const type = isForm && endpoint.request === undefined ? 'application/x-www-form-urlencoded' : 'application/json';
  const media = defined({ schema: book.schemaOf(shape), example: endpoint.requestExample });
  return { required: true, content: { [endpoint.requestType ?? type]: media } };
}

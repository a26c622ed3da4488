import type { Endpoint, Parameter, Response } from '../../model/endpoint.ts';
import { reasonOf } from '../../model/http-status.ts';
import { defined, type Json } from '../../model/json-schema.ts';
import { refusalsOf } from '../../model/refusals.ts';
import type { Shape } from '../../model/shape.ts';
import { wordsOf } from '../../model/words.ts';
import { openapiPath } from './openapi-path.ts';
import { responsesOf } from './openapi-response.ts';
import type { PartBook } from './part-book.ts';
import { parameterNames } from './path-book.ts';
import type { SchemaBook } from './schema-book.ts';
import type { SecurityScheme } from './security-of.ts';

export interface OperationInput {
  readonly endpoint: Endpoint;
  readonly method: string;
  /** The path under which the document has it. */
  readonly path: string;
  readonly tag: string;
  readonly security: SecurityScheme | undefined;
  readonly book: SchemaBook;
  readonly parts: PartBook;
  /** Ids that are taken. */
  readonly ids: Set<string>;
}

export function openapiOperation({ endpoint, method, path, tag, security, book, parts, ids }: OperationInput): Json {
  const takesBody = !['get', 'head', 'trace'].includes(method);
  return defined({
    tags: [tag],
    operationId: operationId(endpoint, method, ids),
    summary: endpoint.summary,
    description: descriptionOf(endpoint),
    deprecated: endpoint.deprecated ? true : undefined,
    parameters: parametersOf(endpoint, path, book, parts),
    requestBody: takesBody ? requestBody(endpoint, book) : undefined,
    responses: responsesOf([...endpoint.responses, ...refused(endpoint)], book, parts),
    security: securityFor(endpoint, security),
    'x-required-scopes':
      security === undefined || security.scheme['type'] === 'oauth2' || security.scopes.length === 0
        ? undefined
        : security.scopes,
  });
}

function descriptionOf({ description, onlyWhere }: Endpoint): string | undefined {
  if (onlyWhere === undefined) return description;
  return [description, `There only where \`${onlyWhere.name}\`.`].filter((text) => text !== undefined).join('\n\n');
}

/** What guards answer belongs to the contract of what they guard. */
function refused(endpoint: Endpoint): readonly Response[] {
  return refusalsOf(endpoint).map(({ status, guard: { byDefault, name } }) => ({
    status,
    description: byDefault ? `${reasonOf(status)}: what ${name} answers by default` : reasonOf(status),
  }));
}

/** A design says of every route whether it is open; code that shows no guard may still have one elsewhere. */
function securityFor(endpoint: Endpoint, security: SecurityScheme | undefined): readonly Json[] | undefined {
  if (security !== undefined) {
    const scopes = security.scheme['type'] === 'oauth2' ? security.scopes : [];
    return [{ [security.name]: scopes }, ...(security.optional ? [{}] : [])];
  }
  return endpoint.provenance === 'proposed' ? [] : undefined;
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

function parametersOf(
  endpoint: Endpoint,
  path: string,
  book: SchemaBook,
  parts: PartBook,
): readonly Json[] | undefined {
  const places = ['path', 'query', 'header', 'cookie'];
  const names = parameterNames(endpoint.path, path);
  const declared = endpoint.parameters.filter(
    (parameter) => places.includes(parameter.in) && (parameter.in !== 'path' || names.has(parameter.name)),
  );
  const missing = [...names.keys()].filter(
    (name) => !declared.some((each) => each.in === 'path' && each.name === name),
  );
  const all = [
    ...missing.map((name): Parameter => ({ name, in: 'path', required: true, type: 'string' })),
    ...declared.filter(
      (each, index) => index === declared.findIndex((one) => one.in === each.in && one.name === each.name),
    ),
  ];
  if (all.length === 0) return undefined;
  return all.map((parameter) => {
    const own = parameter.name;
    const name = parameter.in === 'path' ? (names.get(own) ?? own) : own;
    const written = defined({
      name,
      in: parameter.in,
      description: parameter.description ?? (name === own ? undefined : `The code calls it \`${own}\`.`),
      required: parameter.in === 'path' || parameter.required,
      schema: book.schemaOf(shapeOf(parameter)),
    });
    return isShared(endpoint, parameter) ? parts.share('parameters', name, written) : written;
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

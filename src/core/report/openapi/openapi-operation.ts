import type { Endpoint, Parameter, Response } from '../../model/endpoint.ts';
import { reasonOf } from '../../model/http-status.ts';
import type { Shape } from '../../model/shape.ts';
import { wordsOf } from '../../model/words.ts';
import { defined, type Json, type SchemaBook } from './schema-of.ts';
import type { SecurityScheme } from './security-of.ts';

export interface OperationInput {
  readonly endpoint: Endpoint;
  readonly method: string;
  readonly service: string;
  readonly security: SecurityScheme | undefined;
  readonly book: SchemaBook;
  /** Ids that are taken. */
  readonly ids: Set<string>;
}

export function openapiOperation({ endpoint, method, service, security, book, ids }: OperationInput): Json {
  const takesBody = !['get', 'head', 'trace'].includes(method);
  return defined({
    tags: [service],
    operationId: operationId(endpoint, method, ids),
    deprecated: endpoint.deprecated ? true : undefined,
    parameters: parametersOf(endpoint, book),
    requestBody: takesBody ? requestBody(endpoint, book) : undefined,
    responses: responsesOf(endpoint.responses, book),
    security: security === undefined ? undefined : [{ [security.name]: [] }, ...(security.optional ? [{}] : [])],
  });
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
  let id = base;
  for (let number = 2; ids.has(id); number += 1) id = `${base}${number}`;
  ids.add(id);
  return id;
}

function segmentWords(segment: string): readonly string[] {
  const words = wordsOf(segment);
  return segment.startsWith('{') ? ['by', ...words] : words;
}

function parametersOf(endpoint: Endpoint, book: SchemaBook): readonly Json[] | undefined {
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
  return all.map((parameter) => ({
    name: parameter.name,
    in: parameter.in,
    required: parameter.in === 'path' || parameter.required,
    schema: book.schemaOf(shapeOf(parameter)),
  }));
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
  return { required: true, content: { [type]: { schema: book.schemaOf(shape) } } };
}

function responsesOf(responses: readonly Response[], book: SchemaBook): Json {
  const standard = responses.filter(({ status }) => status >= 100 && status <= 599);
  if (standard.length === 0) return { default: { description: 'Not declared in the code.' } };
  const byStatus = [...standard].sort((a, b) => a.status - b.status || Number(known(b)) - Number(known(a)));
  const entries = byStatus.filter((each, index) => each.status !== byStatus[index - 1]?.status);
  return Object.fromEntries(entries.map((response) => [String(response.status), responseOf(response, book)]));
}

function known({ shape }: Response): boolean {
  return shape !== undefined && shape.type !== 'unknown';
}

function responseOf(response: Response, book: SchemaBook): Json {
  const description = response.description ?? (reasonOf(response.status) || `Status ${response.status}`);
  if (response.shape === undefined || !known(response)) return { description };
  const type = response.contentType ?? 'application/json';
  return { description, content: { [type]: { schema: book.schemaOf(response.shape) } } };
}

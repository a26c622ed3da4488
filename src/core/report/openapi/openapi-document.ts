import type { Endpoint, HttpMethod } from '../../model/endpoint.ts';
import { defined, type Json } from '../../model/json-schema.ts';
import type { System } from '../../model/system.ts';
import { openapiOperation } from './openapi-operation.ts';
import { openapiPath } from './openapi-path.ts';
import { openPartBook } from './part-book.ts';
import { openPathBook } from './path-book.ts';
import { openSchemaBook } from './schema-book.ts';
import { type SecurityScheme, securityOf, withScopes } from './security-of.ts';

/** Methods that a path item of OpenAPI has; `ANY` stands for those that clients use. */
const methods: Readonly<Record<HttpMethod, readonly string[]>> = {
  GET: ['get'],
  HEAD: ['head'],
  POST: ['post'],
  PUT: ['put'],
  PATCH: ['patch'],
  DELETE: ['delete'],
  OPTIONS: ['options'],
  TRACE: ['trace'],
  CONNECT: [],
  // OpenAPI 3.1 has no place for it yet.
  QUERY: [],
  ANY: ['get', 'post', 'put', 'patch', 'delete'],
};

/** What a design says of its contract as a whole. Code does not say it. */
export interface ContractHead {
  readonly title: string;
  readonly version: string;
  readonly description: string;
  /** What stands behind the first segment of a path. */
  readonly tags: ReadonlyMap<string, string>;
}

/** The contract as the code keeps it: OpenAPI 3.1, one document for the workspace, a tag for each service. */
export function openapiDocument(system: System, endpoints: readonly Endpoint[], head?: ContractHead): Json {
  const book = openSchemaBook();
  const parts = openPartBook();
  const pathBook = openPathBook();
  const names = new Map(system.components.map((component) => [component.id, component.name]));
  const schemes = new Map<string, SecurityScheme>();
  const paths: Record<string, Record<string, Json>> = {};
  const ids = new Set<string>();
  for (const endpoint of endpoints.filter(({ protocol }) => protocol === undefined)) {
    const security = securityOf(endpoint);
    if (security !== undefined) schemes.set(security.name, security);
    for (const method of methods[endpoint.method]) {
      const path = pathBook.written(endpoint.path);
      const item = paths[path] ?? {};
      paths[path] = item;
      const service = names.get(endpoint.service) ?? endpoint.service;
      const known = item[method];
      // Two services may answer the same path, as every `/health` does; a document has room for one.
      if (known !== undefined) item[method] = alsoServedBy(known, service, openapiPath(endpoint.path), path);
      else
        item[method] = openapiOperation({
          endpoint,
          method,
          path,
          tag: head === undefined ? service : tagOf(path),
          security,
          book,
          parts,
          ids,
        });
    }
  }
  const [contract] = system.contracts.filter((each) => each.kind === 'openapi');
  const scopes = endpoints.flatMap((endpoint) => securityOf(endpoint)?.scopes ?? []);
  const securitySchemes = Object.fromEntries(
    [...schemes.values()].map(({ name, scheme }) => [name, withScopes(scheme, scopes)]),
  );
  const schemas = book.schemas();
  return {
    openapi: '3.1.0',
    info:
      head === undefined
        ? {
            title: contract?.title ?? system.name,
            version: contract?.version ?? '0.0.0',
            description: 'Extracted from code by Backend Architect. What the code does not say is not here.',
          }
        : infoOf(head),
    ...(head === undefined ? {} : { servers: [{ url: '/', description: 'Where it is deployed.' }] }),
    tags:
      head !== undefined
        ? [...head.tags].map(([name, description]) => ({ name, description }))
        : [...new Set(endpoints.map((endpoint) => names.get(endpoint.service) ?? endpoint.service))].map((name) => ({
            name,
          })),
    paths,
    components: defined({
      ...parts.parts(),
      securitySchemes: schemes.size === 0 ? undefined : securitySchemes,
      schemas: Object.keys(schemas).length === 0 ? undefined : schemas,
    }),
  };
}

function infoOf({ title, version, description }: ContractHead): Json {
  const license = { name: 'Proprietary', identifier: 'LicenseRef-Proprietary' };
  return { title, version, description, contact: { name: `The team of ${title}` }, license };
}

/** `/v1/orders/{orderId}` belongs to `orders`, `/health/live` to `health`. */
export function tagOf(path: string): string {
  const [first = '', second = first] = path.split('/').filter((segment) => segment !== '');
  return /^v\d+$/.test(first) ? second : first;
}

function alsoServedBy(operation: Json, service: string, own: string, written: string): Json {
  const tags = operation['tags'];
  const isKnown = Array.isArray(tags) && tags.includes(service);
  // What tells two such routes apart, as a pattern of the parameter, OpenAPI cannot say.
  if (isKnown) return own === written ? operation : withMore(operation, 'x-also-written', own);
  return withMore(operation, 'x-also-served-by', service);
}

function withMore(operation: Json, key: string, one: string): Json {
  const others = operation[key];
  return { ...operation, [key]: [...(Array.isArray(others) ? others : []), one] };
}

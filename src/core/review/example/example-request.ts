import type { Component } from '../../model/component.ts';
import { askingGuard, credentialOf } from '../../model/credential.ts';
import type { Credential, Endpoint, Parameter, ParameterPlace } from '../../model/endpoint.ts';
import { nobody, type Owner } from '../../model/example-owner.ts';
import { exampleValue } from '../../model/example-value.ts';
import type { Shape } from '../../model/shape.ts';
import { httpMessage } from './http-message.ts';

/** More optional query parameters than this hide the ones that matter. */
const optionalShown = 3;

/** What is sent, and what it is of. */
interface Sent {
  readonly shape: Shape | undefined;
  readonly owner: Owner;
}

export function exampleRequest(
  endpoint: Endpoint,
  service: Component | undefined,
  { shape: body, owner }: Sent,
  keyShape: (parameter: string) => Shape | undefined,
): string {
  const form = valuesIn(endpoint, 'form', owner);
  const method = endpoint.method === 'ANY' ? 'GET' : endpoint.method;
  const takesBody = method !== 'GET' && method !== 'HEAD';
  const headers = headersOf(endpoint, service, owner);
  const start = `${method} ${target(endpoint, owner, keyShape)} HTTP/1.1`;
  if (endpoint.protocol === 'grpc')
    return httpMessage(
      start,
      [...headers, 'Content-Type: application/grpc'],
      isKnown(body) ? exampleValue(body, '', owner) : {},
    );
  if (takesBody && form.length > 0) {
    const type = 'Content-Type: application/x-www-form-urlencoded';
    return httpMessage(start, [...headers, type], pairs(form, '&'));
  }
  if (!takesBody || !isKnown(body)) return httpMessage(start, headers, undefined);
  return httpMessage(start, [...headers, 'Content-Type: application/json'], exampleValue(body, '', owner));
}

/** A query as it is posted to where its schema is served. */
export function graphqlMessage(endpoint: Endpoint, service: Component | undefined, query: string): string {
  const headers = [...headersOf(endpoint, service), 'Content-Type: application/json'];
  return httpMessage(`POST ${endpoint.path.split('#')[0]} HTTP/1.1`, headers, { query });
}

function headersOf(endpoint: Endpoint, service: Component | undefined, owner: Owner = nobody): readonly string[] {
  return [
    `Host: ${hostOf(service)}`,
    ...authorization(endpoint),
    ...valuesIn(endpoint, 'header', owner).map(([name, value]) => `${name}: ${value}`),
    ...cookies(endpoint, owner),
  ];
}

function isKnown(shape: Shape | undefined): shape is Shape {
  return shape !== undefined && shape.type !== 'unknown';
}

/** A path with its parameters filled in, and the query. */
function target(endpoint: Endpoint, owner: Owner, keyShape: (parameter: string) => Shape | undefined): string {
  const path = endpoint.path.replace(/\{([^}]*)\}/g, (_, name: string) => {
    const declared = endpoint.parameters.find((parameter) => parameter.in === 'path' && parameter.name === name);
    const said = shapeOf(declared);
    return encodeURIComponent(text(exampleValue((isOpen(said) ? keyShape(name) : undefined) ?? said, name, owner)));
  });
  const query = valuesIn(endpoint, 'query', owner);
  return query.length === 0 ? path : `${path}?${pairs(query, '&')}`;
}

/** All that comes in an address is text, so that tells nothing: the column by which a row is found tells more. */
function isOpen(said: Shape): boolean {
  return said.type === 'unknown' || (said.type === 'string' && Object.keys(said).length === 1);
}

function valuesIn(endpoint: Endpoint, place: ParameterPlace, owner: Owner): readonly (readonly [string, string])[] {
  const own = endpoint.parameters.filter((parameter) => parameter.in === place);
  const optional = own.filter((parameter) => !parameter.required).slice(0, optionalShown);
  return own
    .filter((parameter) => parameter.required || optional.includes(parameter))
    .filter(
      (parameter) => !(place === 'header' && /^(?:authorization|cookie|content-type|host)$/i.test(parameter.name)),
    )
    .map((parameter) => [parameter.name, text(exampleValue(shapeOf(parameter), parameter.name, owner))]);
}

function shapeOf(parameter: Parameter | undefined): Shape {
  if (parameter?.shape !== undefined) return parameter.shape;
  const type = parameter?.type;
  if (type === 'integer' || type === 'number' || type === 'boolean' || type === 'string') return { type };
  return { type: 'unknown' };
}

/** A list in an address is told item by item, parted by commas. */
function text(value: unknown): string {
  if (Array.isArray(value)) return value.map(text).join(',');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function pairs(values: readonly (readonly [string, string])[], separator: string): string {
  return values.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join(separator);
}

/** Where the service listens on a developer's machine, else its name among the others. */
function hostOf(service: Component | undefined): string {
  const [port] = service?.deployment?.ports ?? [];
  const published = port?.published?.split(':').at(-1);
  if (published !== undefined && /^\d+$/.test(published)) return `localhost:${published}`;
  const name = (service?.name ?? 'localhost').replace(/[^\w.-]+/g, '-');
  return port === undefined ? name : `${name}:${port.container}`;
}

const shown: Readonly<Record<Credential, string>> = {
  'api-key': 'X-API-Key: <key>',
  basic: 'Authorization: Basic <credentials>',
  session: 'Cookie: session=<session>',
  oauth2: 'Authorization: Bearer <token>',
  bearer: 'Authorization: Bearer <token>',
};

function authorization(endpoint: Endpoint): readonly string[] {
  const guard = askingGuard(endpoint);
  if (guard === undefined) return [];
  return [shown[credentialOf(guard)]];
}

function cookies(endpoint: Endpoint, owner: Owner): readonly string[] {
  const values = valuesIn(endpoint, 'cookie', owner);
  return values.length === 0 ? [] : [`Cookie: ${values.map(([name, value]) => `${name}=${value}`).join('; ')}`];
}

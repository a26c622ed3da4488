import type { Endpoint, Response, ResponseHeader } from '../../model/endpoint.ts';
import { nobody, type Owner } from '../../model/example-owner.ts';
import { exampleValue } from '../../model/example-value.ts';
import { reasonOf } from '../../model/http-status.ts';
import { refusalsOf } from '../../model/refusals.ts';
import type { Shape } from '../../model/shape.ts';
import { httpMessage, statusLine } from './http-message.ts';

const withoutBody: ReadonlySet<number> = new Set([204, 205, 304]);

/** A body that was declared as an example is shown as it is; one is made of the shape otherwise. */
export function exampleResponse(
  declared: Response | undefined,
  { shape: body, owner = nobody }: { readonly shape?: Shape | undefined; readonly owner?: Owner } = {},
  usualType?: string,
): string {
  const { status = 200, contentType = usualType, example, headers = [] } = declared ?? {};
  const value = example ?? (isKnown(body) ? exampleValue(body, '', owner) : undefined);
  const shown = headers.filter(({ name }) => !aboutClient.test(name));
  return response(status, contentType, value, shown.map(headerLine));
}

/** How much a client has asked already says nothing of the answer. */
const aboutClient = /^(?:x-)?ratelimit/i;

function headerLine({ name, shape }: ResponseHeader): string {
  return `${name}: ${String(exampleValue(shape, name))}`;
}

function response(
  status: number,
  contentType: string | undefined,
  value: unknown,
  headers: readonly string[] = [],
): string {
  const empty = value === undefined || withoutBody.has(status);
  if (empty && contentType === undefined) return httpMessage(statusLine(status), headers, undefined);
  const type = contentType ?? 'application/json';
  const body = /json|grpc/.test(type) || value === undefined ? value : String(value);
  return httpMessage(statusLine(status), [...headers, `Content-Type: ${type}`], empty ? undefined : body);
}

function isKnown(shape: Shape | undefined): shape is Shape {
  return shape !== undefined && shape.type !== 'unknown';
}

/** The error that tells a client most: one with a body, and rather about its request than about its rights. */
export function exampleError(responses: readonly Response[], path: string): string | undefined {
  const errors = responses.filter((each) => each.status >= 400).sort((a, b) => rank(a) - rank(b));
  const [first] = errors;
  if (first === undefined) return undefined;
  const { status, contentType, shape } = first;
  return response(status, contentType, isKnown(shape) ? errorValue(shape, '', { status, path }) : undefined);
}

/** What the first guard answers that turns somebody away, where its code says so. */
export function exampleRefusal(endpoint: Endpoint): string | undefined {
  const [first] = refusalsOf(endpoint);
  return first && httpMessage(statusLine(first.status), [], undefined);
}

const told = [422, 400, 404, 409, 403, 401];

function rank({ status, shape }: Response): number {
  const place = told.indexOf(status);
  return (isKnown(shape) ? 0 : 1000) + (place < 0 ? status : place);
}

/** In an error, a message is not what a customer writes. */
function errorValue(shape: Shape, name: string, answered: Pick<Endpoint, 'path'> & Pick<Response, 'status'>): unknown {
  if (shape.type === 'array') return [errorValue(shape.items, name, answered)];
  if (shape.type === 'object') {
    return Object.fromEntries(shape.fields.map((field) => [field.name, errorValue(field.shape, field.name, answered)]));
  }
  if (shape.example !== undefined || shape.values !== undefined) return exampleValue(shape, name);
  if (/^(?:message|errors?|title|detail|description|reason|msg)$/i.test(name)) return reasonOf(answered.status);
  if (name === 'path') return answered.path;
  return /^(?:status|statusCode)$/.test(name) && shape.type !== 'string' ? answered.status : exampleValue(shape, name);
}

import type { Response } from '../../model/endpoint.ts';
import { exampleValue } from '../../model/example-value.ts';
import { reasonOf } from '../../model/http-status.ts';
import type { Shape } from '../../model/shape.ts';
import { httpMessage, statusLine } from './http-message.ts';

const withoutBody: ReadonlySet<number> = new Set([204, 205, 304]);

export function exampleResponse(status: number, contentType: string | undefined, body: Shape | undefined): string {
  return response(status, contentType, isKnown(body) ? exampleValue(body) : undefined);
}

function response(status: number, contentType: string | undefined, value: unknown): string {
  const empty = value === undefined || withoutBody.has(status);
  if (empty && contentType === undefined) return httpMessage(statusLine(status), [], undefined);
  const type = contentType ?? 'application/json';
  const body = type.includes('json') || value === undefined ? value : String(value);
  return httpMessage(statusLine(status), [`Content-Type: ${type}`], empty ? undefined : body);
}

function isKnown(shape: Shape | undefined): shape is Shape {
  return shape !== undefined && shape.type !== 'unknown';
}

/** The error that tells a client most: one with a body, and rather about its request than about its rights. */
export function exampleError(responses: readonly Response[]): string | undefined {
  const errors = responses.filter((each) => each.status >= 400).sort((a, b) => rank(a) - rank(b));
  const [first] = errors;
  if (first === undefined) return undefined;
  const { status, contentType, shape } = first;
  return response(status, contentType, isKnown(shape) ? errorValue(shape, '', status) : undefined);
}

const told = [422, 400, 404, 409, 403, 401];

function rank({ status, shape }: Response): number {
  const place = told.indexOf(status);
  return (isKnown(shape) ? 0 : 1000) + (place < 0 ? status : place);
}

/** In an error, a message is not what a customer writes. */
function errorValue(shape: Shape, name: string, status: number): unknown {
  if (shape.type === 'array') return [errorValue(shape.items, name, status)];
  if (shape.type === 'object') {
    return Object.fromEntries(shape.fields.map((field) => [field.name, errorValue(field.shape, field.name, status)]));
  }
  if (shape.example !== undefined || shape.values !== undefined) return exampleValue(shape, name);
  if (/^(?:message|errors?|title|detail|description|reason|msg)$/i.test(name)) return reasonOf(status);
  return /^(?:status|statusCode)$/.test(name) && shape.type !== 'string' ? status : exampleValue(shape, name);
}

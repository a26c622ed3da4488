import type { Response, ResponseHeader } from '../../model/endpoint.ts';
import { reasonOf } from '../../model/http-status.ts';
import type { ObjectShape, ScalarShape } from '../../model/shape.ts';

const text = (maxLength: number, example: string): ScalarShape => ({ type: 'string', maxLength, example });

const common = [
  {
    name: 'type',
    shape: { type: 'string', format: 'uri-reference', maxLength: 200, example: '/problems/not-found' },
    required: true,
  },
  { name: 'title', shape: text(200, 'Not Found'), required: true },
  { name: 'status', shape: { type: 'integer', minimum: 400, maximum: 599, example: 404 }, required: true },
  { name: 'detail', shape: text(1000, 'There is no such resource.'), required: false },
  {
    name: 'instance',
    shape: { type: 'string', format: 'uri-reference', maxLength: 200, example: '/requests/019cebc4' },
    required: false,
  },
] as const;

/** RFC 9457: one shape for whatever goes wrong. */
const problemShape: ObjectShape = { type: 'object', name: 'Problem', fields: common };

const errorShape: ObjectShape = {
  type: 'object',
  name: 'FieldError',
  fields: [
    { name: 'pointer', shape: text(200, '/name'), required: true },
    { name: 'message', shape: text(500, 'must not be empty'), required: true },
  ],
};

const validationShape: ObjectShape = {
  type: 'object',
  name: 'ValidationProblem',
  fields: [...common, { name: 'errors', shape: { type: 'array', items: errorShape, maxItems: 100 }, required: true }],
};

interface Wording {
  readonly type: string;
  readonly description: string;
  readonly detail: string;
}

const wordings: Readonly<Record<number, Wording>> = {
  400: { type: 'malformed-request', description: 'The request cannot be read.', detail: 'The body is not valid JSON.' },
  401: {
    type: 'unauthenticated',
    description: 'Nobody, or nobody who is known, is calling.',
    detail: 'The token is missing or has expired.',
  },
  403: { type: 'forbidden', description: 'The caller may not do this.', detail: 'The token does not permit this.' },
  404: {
    type: 'not-found',
    description: 'There is no such resource, or none that the caller may know of.',
    detail: 'There is no such resource.',
  },
  409: {
    type: 'conflict',
    description: 'The request contradicts what is stored.',
    detail: 'Another request was faster.',
  },
  412: {
    type: 'changed-meanwhile',
    description: 'Somebody else changed it after it was read.',
    detail: 'Read it again and repeat the change.',
  },
  422: {
    type: 'invalid',
    description: 'The request can be read and breaks a rule.',
    detail: 'One field is not valid.',
  },
  428: {
    type: 'if-match-required',
    description: 'The change does not say which version it is based on.',
    detail: 'Send the ETag in If-Match.',
  },
  429: {
    type: 'too-many-requests',
    description: 'More requests than the limit.',
    detail: 'Wait for as long as Retry-After says.',
  },
  500: { type: 'internal', description: 'A fault of the service.', detail: 'It was noted under the id in instance.' },
  503: {
    type: 'unavailable',
    description: 'The service or something it needs does not answer now.',
    detail: 'Repeat the request later.',
  },
};

const whole = (minimum: number, maximum: number, example: number): ScalarShape => ({
  type: 'integer',
  minimum,
  maximum,
  example,
});

const limitHeaders: readonly ResponseHeader[] = [
  {
    name: 'RateLimit-Limit',
    description: 'Requests that are permitted in the window.',
    shape: whole(0, 1_000_000, 600),
  },
  { name: 'RateLimit-Remaining', description: 'How many of them are left.', shape: whole(0, 1_000_000, 599) },
  { name: 'RateLimit-Reset', description: 'Seconds until the window begins anew.', shape: whole(0, 86_400, 42) },
];

export const usageHeaders = limitHeaders;

const retryAfter: ResponseHeader = {
  name: 'Retry-After',
  description: 'Seconds to wait.',
  shape: whole(1, 86_400, 42),
};

const challenge: ResponseHeader = {
  name: 'WWW-Authenticate',
  description: 'How to prove who is calling, as RFC 9110 wants it.',
  shape: { type: 'string', maxLength: 200, example: 'Bearer realm="api"' },
};

const headers: Readonly<Record<number, readonly ResponseHeader[]>> = {
  401: [challenge],
  429: [retryAfter, ...limitHeaders],
  503: [retryAfter],
};

/** An answer that says what went wrong, the same for every route but for its words. */
export function problem(status: number, said: Partial<Wording> = {}): Response {
  const wording = {
    ...(wordings[status] ?? { type: 'problem', description: reasonOf(status), detail: reasonOf(status) }),
    ...said,
  };
  const base = {
    type: `/problems/${wording.type}`,
    title: reasonOf(status),
    status,
    detail: wording.detail,
    instance: '/requests/019cebc4',
  };
  return {
    status,
    description: wording.description,
    contentType: 'application/problem+json',
    shape: status === 422 ? validationShape : problemShape,
    headers: headers[status],
    example: status === 422 ? { ...base, errors: [{ pointer: '/name', message: 'must not be empty' }] } : base,
  };
}

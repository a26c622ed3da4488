/** Names of statuses in `http-status-codes`, `http-status` and Nest's `HttpStatus`, in capitals. */
export const statusNames: Readonly<Record<string, number>> = {
  OK: 200,
  CREATED: 201,
  ACCEPTED: 202,
  NO_CONTENT: 204,
  MOVED_PERMANENTLY: 301,
  FOUND: 302,
  SEE_OTHER: 303,
  NOT_MODIFIED: 304,
  TEMPORARY_REDIRECT: 307,
  BAD_REQUEST: 400,
  UNAUTHORIZED: 401,
  UNAUTHENTICATED: 401,
  AUTHENTICATION: 401,
  PAYMENT_REQUIRED: 402,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  NOT_ACCEPTABLE: 406,
  REQUEST_TIMEOUT: 408,
  CONFLICT: 409,
  GONE: 410,
  PRECONDITION_FAILED: 412,
  PAYLOAD_TOO_LARGE: 413,
  REQUEST_ENTITY_TOO_LARGE: 413,
  TEAPOT: 418,
  REQUEST_TOO_LONG: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  I_AM_A_TEAPOT: 418,
  IM_A_TEAPOT: 418,
  MISDIRECTED: 421,
  UNPROCESSABLE_ENTITY: 422,
  LOCKED: 423,
  TOO_MANY_REQUESTS: 429,
  INTERNAL_SERVER_ERROR: 500,
  NOT_IMPLEMENTED: 501,
  BAD_GATEWAY: 502,
  SERVICE_UNAVAILABLE: 503,
  GATEWAY_TIMEOUT: 504,
  HTTP_VERSION_NOT_SUPPORTED: 505,
};

/** `NotFound` and `NotFoundException` are `NOT_FOUND`. */
export function statusOfName(name: string): number | undefined {
  const key = name
    .replace(/(Exception|Error)$/, (suffix) =>
      name.startsWith('InternalServerError') && suffix === 'Error' ? suffix : '',
    )
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toUpperCase();
  return Object.hasOwn(statusNames, key) ? statusNames[key] : undefined;
}

export const statusModules: readonly string[] = [
  'http-status-codes',
  'http-status',
  '@nestjs/common',
  'http2',
  'node:http2',
  'org.springframework.http',
  'io.micronaut.http',
  'net/http',
  'github.com/gofiber/fiber',
  'github.com/valyala/fasthttp',
  'github.com/cloudwego/hertz/pkg/protocol/consts',
];

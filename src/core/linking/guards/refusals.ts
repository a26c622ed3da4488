import type { GuardKind } from '../../model/endpoint.ts';

/** What a guard refuses with, and what that says of it. */
export const statusKinds: Readonly<Record<string, GuardKind>> = {
  '401': 'authentication',
  '403': 'authorization',
  '429': 'rate-limit',
  '422': 'validation',
};

export const exceptionKinds: Readonly<Record<string, GuardKind>> = {
  UnauthorizedException: 'authentication',
  UnauthorizedResponse: 'authentication',
  ForbiddenResponse: 'authorization',
  UnauthorizedError: 'authentication',
  ForbiddenException: 'authorization',
  ForbiddenError: 'authorization',
  Unauthorized: 'authentication',
  HTTPUnauthorized: 'authentication',
  NotAuthorizedException: 'authentication',
  NotAuthenticated: 'authentication',
  AuthenticationFailed: 'authentication',
  Forbidden: 'authorization',
  HTTPForbidden: 'authorization',
  PermissionDenied: 'authorization',
  PermissionDeniedException: 'authorization',
  TooManyRequests: 'rate-limit',
  TooManyRequestsException: 'rate-limit',
  ThrottlerException: 'rate-limit',
  AuthenticationException: 'authentication',
  UnauthorizedHttpException: 'authentication',
  AuthorizationException: 'authorization',
  AccessDeniedException: 'authorization',
  AccessDeniedHttpException: 'authorization',
  TooManyRequestsHttpException: 'rate-limit',
  ThrottleRequestsException: 'rate-limit',
};

export const nameKinds: Readonly<Record<string, GuardKind>> = {
  unauthorized: 'authentication',
  unauthenticated: 'authentication',
  errorunauthorized: 'authentication',
  missingcredentials: 'authentication',
  missingtoken: 'authentication',
  invalidtoken: 'authentication',
  httpresponseforbidden: 'authorization',
  forbid: 'authorization',
  forbidden: 'authorization',
  errorforbidden: 'authorization',
  toomanyrequests: 'rate-limit',
  unprocessableentity: 'validation',
};

export const refusingResults: Readonly<Record<string, GuardKind>> = {
  UnauthorizedResult: 'authentication',
  UnauthorizedObjectResult: 'authentication',
  ForbidResult: 'authorization',
  BadRequestObjectResult: 'validation',
};

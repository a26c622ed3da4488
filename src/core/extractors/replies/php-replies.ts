/** Calls that answer, by method; the status is fixed, or the argument at its position says it. */
export interface PhpReply {
  /** What it is called on: the end of a class or variable name, or a function without arguments. */
  readonly on?: RegExp;
  readonly status: number;
  readonly at?: number;
  /** Position of what is sent. */
  readonly body?: number;
  /** Ends the request without an answer of the handler's own making. */
  readonly fails?: true;
}

const responses = /(?:^|\\|\.)(?:response|Response|ResponseFactory|this)(?:\(\))?$/;
const queries = /./;

export const phpReplies: Readonly<Record<string, PhpReply>> = {
  json: { on: responses, status: 200, at: 1, body: 0 },
  make: { on: /(?:^|\\)(?:response\(\)|Response)$/, status: 200, at: 1, body: 0 },
  noContent: { on: responses, status: 204, at: 0 },
  redirectToRoute: { on: /^this$/, status: 302 },
  abort: { status: 500, at: 0, fails: true },
  abort_if: { status: 500, at: 1, fails: true },
  abort_unless: { status: 500, at: 1, fails: true },
  findOrFail: { on: queries, status: 404, fails: true },
  firstOrFail: { on: queries, status: 404, fails: true },
  sole: { on: queries, status: 404, fails: true },
  withStatus: { on: /\$response|response\(\)/i, status: 200, at: 0 },
  setStatusCode: { on: queries, status: 200, at: 0 },
  respond: { on: /^this$/, status: 200, at: 1, body: 0 },
  respondCreated: { on: /^this$/, status: 201, body: 0 },
  respondNoContent: { on: /^this$/, status: 204 },
  failNotFound: { on: /^this$/, status: 404, fails: true },
  failUnauthorized: { on: /^this$/, status: 401, fails: true },
  failForbidden: { on: /^this$/, status: 403, fails: true },
  failValidationErrors: { on: /^this$/, status: 400, fails: true },
};

/** Classes that are answers when they are made. */
export const phpResponseClasses: Readonly<Record<string, number>> = {
  'Symfony\\Component\\HttpFoundation\\JsonResponse': 200,
  'Symfony\\Component\\HttpFoundation\\Response': 200,
  'Symfony\\Component\\HttpFoundation\\RedirectResponse': 302,
  'Symfony\\Component\\HttpFoundation\\StreamedResponse': 200,
  'Symfony\\Component\\HttpFoundation\\BinaryFileResponse': 200,
  'Illuminate\\Http\\JsonResponse': 200,
  'Illuminate\\Http\\Response': 200,
};

const symfony = 'Symfony\\Component\\HttpKernel\\Exception\\';

/** Exceptions that frameworks answer with a status. */
export const phpExceptions: Readonly<Record<string, number>> = {
  [`${symfony}NotFoundHttpException`]: 404,
  [`${symfony}BadRequestHttpException`]: 400,
  [`${symfony}AccessDeniedHttpException`]: 403,
  [`${symfony}UnauthorizedHttpException`]: 401,
  [`${symfony}ConflictHttpException`]: 409,
  [`${symfony}GoneHttpException`]: 410,
  [`${symfony}UnprocessableEntityHttpException`]: 422,
  [`${symfony}TooManyRequestsHttpException`]: 429,
  [`${symfony}MethodNotAllowedHttpException`]: 405,
  [`${symfony}ServiceUnavailableHttpException`]: 503,
  'Symfony\\Component\\Security\\Core\\Exception\\AccessDeniedException': 403,
  'Symfony\\Component\\Security\\Core\\Exception\\AuthenticationException': 401,
  'Illuminate\\Auth\\AuthenticationException': 401,
  'Illuminate\\Auth\\Access\\AuthorizationException': 403,
  'Illuminate\\Validation\\ValidationException': 422,
  'Illuminate\\Database\\Eloquent\\ModelNotFoundException': 404,
  'Illuminate\\Http\\Exceptions\\ThrottleRequestsException': 429,
  'Slim\\Exception\\HttpNotFoundException': 404,
  'Slim\\Exception\\HttpBadRequestException': 400,
  'Slim\\Exception\\HttpUnauthorizedException': 401,
  'Slim\\Exception\\HttpForbiddenException': 403,
  'Cake\\Http\\Exception\\NotFoundException': 404,
  'Cake\\Http\\Exception\\ForbiddenException': 403,
  'Cake\\Http\\Exception\\UnauthorizedException': 401,
  'Cake\\Http\\Exception\\BadRequestException': 400,
};

/** Methods of controllers that make an exception to throw. */
export const phpExceptionMakers: Readonly<Record<string, number>> = {
  createNotFoundException: 404,
  createAccessDeniedException: 403,
};

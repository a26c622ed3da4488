/** Calls that send an answer, or throw what a framework answers with, where a status of 500 stands in them. */
export const sendingCalls: ReadonlySet<string> = new Set([
  // Scripts
  'json',
  'send',
  'end',
  'text',
  'HttpException',
  // Go
  'Error',
  'JSON',
  'IndentedJSON',
  'String',
  'AbortWithStatusJSON',
  'NewHTTPError',
  'SendString',
  // Python
  'JSONResponse',
  'PlainTextResponse',
  'HTTPException',
  'make_response',
  'abort',
  // PHP
  'response',
  'JsonResponse',
  // Ruby
  'render',
  'halt',
  // The JVM and .NET
  'body',
  'ResponseEntity',
  'entity',
  'result',
  'StatusCode',
  'respond',
  'respondText',
]);

/** Those that mean 500 by their names. */
export const failingCalls: ReadonlySet<string> = new Set([
  'InternalServerErrorException',
  'internalServerError',
  'serverError',
  'Problem',
]);

/** Types that say nothing of what went wrong, so that nobody chose the words. */
export const anyError: ReadonlySet<string> = new Set(
  'Exception Throwable Error BaseException StandardError RuntimeException any unknown error'.split(' '),
);

/** What is read or called on an error that gives its words. */
export const wordsOfError: ReadonlySet<string> = new Set(
  `message Message stack StackTrace localizedMessage getMessage getLocalizedMessage getTraceAsString toString ToString
   to_s full_message Error stackTraceToString`.split(/\s+/),
);

/** Functions that put what they are handed into an answer, as it is. */
export const wrappingCalls: ReadonlySet<string> = new Set(
  'String str repr format Sprint Sprintf of mapOf to singletonMap stringify dumps jsonify NewError'.split(' '),
);

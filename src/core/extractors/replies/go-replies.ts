/** How handlers of Go answer. */
export const goReplies = {
  /** Types of parameters that are answered by. */
  types: /(?:^|[.*])(?:Context|Ctx|RequestContext|RequestCtx|ResponseWriter)$/,
  /** Methods that are given the status first, and the positions of what they send. */
  statusFirst: {
    JSON: 1,
    IndentedJSON: 1,
    PureJSON: 1,
    SecureJSON: 1,
    AsciiJSON: 1,
    JSONPretty: 1,
    AbortWithStatusJSON: 1,
    AbortWithStatusPureJSON: 1,
    XML: 1,
    YAML: 1,
  } as Readonly<Record<string, number>>,
  /** Methods that are given the status first, and send no JSON. */
  statusOnly: [
    'AbortWithStatus',
    'AbortWithError',
    'WriteHeader',
    'SendStatus',
    'NoContent',
    'String',
    'HTML',
    'Data',
    'Blob',
    'Stream',
    'Redirect',
    'SetStatusCode',
    'StopWithStatus',
    'StopWithError',
  ],
  /** A status for the answer that follows. */
  pending: ['Status', 'StatusCode'],
  /** Functions of packages: `http.Error(w, text, 404)`, by the position of the status. */
  functions: {
    'net/http Error': 2,
    'net/http Redirect': 3,
    'github.com/labstack/echo NewHTTPError': 0,
    'github.com/gofiber/fiber NewError': 0,
  } as Readonly<Record<string, number>>,
} as const;

/** Modules whose objects are requests, each with what stands for the request in its paths. */
export const requestModules: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:flask|bottle|quart|sanic)\b/, /^request$/],
  [/^net\/http$/, /^Request$/],
  [/^github\.com\/gin-gonic\/gin$|^github\.com\/labstack\/echo|^github\.com\/gofiber\/fiber/, /^(?:Context|Ctx)$/],
  [/^Illuminate\\|^Symfony\\Component\\HttpFoundation/, /^Request$/],
  [/Controller$|^ActionController\b/, /^params\(\)$/],
  [/^\.net$/, /^Request$/],
  [/^(?:javax|jakarta)\.servlet\b/, /^HttpServletRequest$/],
];

/** Names of parts; after one that is called, the field is its argument. */
export const requestParts: Readonly<Record<string, 'body' | 'other' | 'field' | 'body-field' | 'lead'>> = {
  body: 'body',
  json: 'body',
  get_json: 'body',
  data: 'body',
  form: 'body',
  POST: 'body',
  payload: 'body',
  Form: 'body',
  query: 'other',
  args: 'other',
  GET: 'other',
  params: 'other',
  values: 'other',
  query_params: 'other',
  headers: 'other',
  cookies: 'other',
  COOKIES: 'other',
  Query: 'other',
  RouteValues: 'other',
  request: 'lead',
  req: 'lead',
  URL: 'lead',
  nextUrl: 'lead',
  searchParams: 'other',
  'json()': 'body',
  'get_json()': 'body',
  'all()': 'body',
  'formData()': 'body',
  'parseBody()': 'body',
  'query()': 'field',
  'queries()': 'field',
  'param()': 'field',
  'Query()': 'field',
  'DefaultQuery()': 'field',
  'QueryParam()': 'field',
  'Param()': 'field',
  'Params()': 'field',
  'Queries()': 'field',
  'FormValue()': 'body-field',
  'PostFormValue()': 'body-field',
  'PostForm()': 'body-field',
  'DefaultPostForm()': 'body-field',
  'PathValue()': 'field',
  'input()': 'body-field',
  'get()': 'field',
  'post()': 'body-field',
  'route()': 'field',
  'header()': 'field',
  'getParameter()': 'body-field',
  'getHeader()': 'field',
  'getQueryString()': 'field',
};

/** Methods that only pick a field, and those that leave a text a text. */
export const picking = /^(?:get|getlist|Get|toString|trim|to_s|strip|lower|toLowerCase|First|ToString)\(\)$/;

/** Properties of Laravel's own request, which are no fields. */
export const laravelOwn = new Set([
  'attributes',
  'request',
  'server',
  'files',
  'cookies',
  'headers',
  'query',
  'user',
  'id',
]);

/** What handlers call the request that they are given. */
export const requestNames = /^(?:_?req|request|_request|ctx|context|c|event|\{\})$/;
export const requestTypes = /\b(?:Next|Nest|Fastify|Hono|Api)?(?:Request|Context)\b/;

/** Annotations by which a framework fills a parameter from the request. */
export const requestAnnotations =
  /^(?:Query|Param|Body|Headers|RequestParam|PathVariable|RequestBody|RequestHeader|CookieValue|QueryParam|PathParam|FormParam|HeaderParam|QueryValue|FromQuery|FromRoute|FromBody|FromForm|FromHeader)$/;

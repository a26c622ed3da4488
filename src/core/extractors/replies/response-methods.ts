/** What Express, Fastify and Nest call the parts of an answer. */
export const responseMethods = {
  /** Types of the parameter that answers, with the modules that export them. */
  types: ['Response', 'FastifyReply', 'NextApiResponse', 'ServerResponse'],
  modules: ['express', 'express-serve-static-core', 'fastify', 'http', 'node:http', 'next'],
  /** Decorators of a parameter that Nest fills with it. */
  decorators: ['Res', 'Response'],
  status: ['status', 'code', 'writeHead'],
  contentType: ['type', 'contentType'],
  header: ['set', 'header', 'setHeader', 'append'],
  /** Return the response, so that a chain goes on. */
  chained: ['location', 'cookie', 'clearCookie', 'vary', 'links', 'attachment', 'removeHeader', 'headers', 'setCookie'],
  /** Send what their first argument holds. */
  body: ['json', 'jsonp', 'send', 'end'],
  /** Send a file or page. */
  page: ['render', 'sendFile', 'download', 'view'],
  statusOnly: 'sendStatus',
  redirect: 'redirect',
} as const;

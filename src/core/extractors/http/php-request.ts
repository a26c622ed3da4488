import type { ScalarType } from '../../model/shape.ts';

/** Where a method of a request looks: `input` in the body of what carries one, in the query of what does not. */
export type PhpPlace = 'input' | 'query' | 'body' | 'header' | 'cookie';

/** Methods that read a field by its name, by what they are called on. */
export const phpRequestReads: Readonly<Record<string, { readonly in: PhpPlace; readonly type?: ScalarType }>> = {
  input: { in: 'input' },
  get: { in: 'input' },
  query: { in: 'query' },
  post: { in: 'body' },
  json: { in: 'body' },
  file: { in: 'body' },
  boolean: { in: 'input', type: 'boolean' },
  integer: { in: 'input', type: 'integer' },
  float: { in: 'input', type: 'number' },
  string: { in: 'input', type: 'string' },
  str: { in: 'input', type: 'string' },
  date: { in: 'input', type: 'string' },
  enum: { in: 'input', type: 'string' },
  array: { in: 'input' },
  collect: { in: 'input' },
  only: { in: 'input' },
  header: { in: 'header', type: 'string' },
  cookie: { in: 'cookie', type: 'string' },
  getHeaderLine: { in: 'header', type: 'string' },
  getHeader: { in: 'header', type: 'string' },
  getPost: { in: 'body' },
  getGet: { in: 'query' },
  getVar: { in: 'input' },
  getData: { in: 'body' },
  getQuery: { in: 'query' },
  getQueryParam: { in: 'query' },
  getParsedBodyParam: { in: 'body' },
};

/** Parts of a request that are read by their own methods or as arrays: Symfony's bags, PSR-7, PHP's own. */
export const phpRequestParts: Readonly<Record<string, PhpPlace>> = {
  query: 'query',
  request: 'body',
  payload: 'body',
  files: 'body',
  headers: 'header',
  cookies: 'cookie',
  'getPayload()': 'body',
  'toArray()': 'body',
  'getQueryParams()': 'query',
  'getParsedBody()': 'body',
  'getCookieParams()': 'cookie',
  $_GET: 'query',
  $_POST: 'body',
  $_COOKIE: 'cookie',
  $_REQUEST: 'input',
};

/** Types of requests, by the end of their names. */
export const phpRequestType = /(?:^|\\)(?:Request|ServerRequest|ServerRequestInterface|IncomingRequest|\w+Request)$/;

/** A request or a response as it goes over the wire. */
export function httpMessage(start: string, headers: readonly string[], body: unknown): string {
  if (body === undefined) return [start, ...headers].join('\n');
  return [start, ...headers, '', typeof body === 'string' ? body : JSON.stringify(body, null, 2)].join('\n');
}

export function statusLine(status: number): string {
  return `HTTP/1.1 ${status} ${reasonOf(status)}`.trimEnd();
}

/** The phrase that RFC 9110 gives a status. */
export function reasonOf(status: number): string {
  return reasons[status] ?? '';
}

const reasons: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  206: 'Partial Content',
  301: 'Moved Permanently',
  302: 'Found',
  303: 'See Other',
  304: 'Not Modified',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  423: 'Locked',
  424: 'Failed Dependency',
  428: 'Precondition Required',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

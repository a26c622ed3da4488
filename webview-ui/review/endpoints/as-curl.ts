/** A part of a query is nothing that could be sent alone. */
export function isMessage(request: string): boolean {
  return / HTTP\/\S+(?:\r?\n|$)/.test(request.split('\n', 1)[0] ?? '');
}

/** An example request as a command that a shell understands: of `curl`, or of `grpcurl` where it calls a procedure. */
export function asCurl(request: string): string {
  const [head = '', ...body] = request.split(/\r?\n\r?\n/);
  const [start = '', ...headers] = head.split(/\r?\n/);
  const [method = 'GET', path = '/'] = start.split(' ');
  const host = headers.map((header) => /^host:\s*(\S+)/i.exec(header)?.[1]).find((name) => name !== undefined);
  const sent = headers.filter((header) => !/^host:/i.test(header));
  const data = body.join('\n\n');
  const isProcedure = sent.some((header) => /^content-type:\s*application\/grpc/i.test(header));
  const parts = isProcedure
    ? [
        `grpcurl -plaintext${data === '' ? '' : ` -d ${quoted(data)}`}`,
        ...headersOf(sent.filter((header) => !/^content-type:/i.test(header))),
        `${quoted(host ?? 'localhost')} ${quoted(path.replace(/^\//, ''))}`,
      ]
    : [
        `curl${switches(method, path, data)} ${quoted(`http://${host ?? 'localhost'}${path}`)}`,
        ...headersOf(sent),
        // What begins with an at-sign would name a file.
        ...(data === '' ? [] : [`${data.startsWith('@') ? '--data-raw' : '-d'} ${quoted(data)}`]),
      ];
  return parts.join(' \\\n  ');
}

function headersOf(headers: readonly string[]): readonly string[] {
  return headers.map((header) => `-H ${quoted(header)}`);
}

/** `-X HEAD` waits for a body that never comes; brackets and braces of a URL are patterns unless they are switched off. */
function switches(method: string, path: string, data: string): string {
  const verb = method === 'HEAD' ? ' -I' : method === 'GET' && data === '' ? '' : ` -X ${method}`;
  return `${verb}${/[[\]{}]/.test(path) ? ' -g' : ''}`;
}

/** In single quotes a shell reads nothing but the end; a quote of the text ends, escapes and starts anew. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** An example request as a command that a shell understands. */
export function asCurl(request: string): string {
  const [head = '', ...body] = request.split(/\r?\n\r?\n/);
  const [start = '', ...headers] = head.split(/\r?\n/);
  const [method = 'GET', path = '/'] = start.split(' ');
  const host = headers.map((header) => /^host:\s*(\S+)/i.exec(header)?.[1]).find((name) => name !== undefined);
  const sent = headers.filter((header) => !/^host:/i.test(header));
  const data = body.join('\n\n');
  const parts = [
    `curl${method === 'GET' ? '' : ` -X ${method}`} ${quoted(`http://${host ?? 'localhost'}${path}`)}`,
    ...sent.map((header) => `-H ${quoted(header)}`),
    ...(data === '' ? [] : [`-d ${quoted(data)}`]),
  ];
  return parts.join(' \\\n  ');
}

/** In single quotes a shell reads nothing but the end; a quote of the text ends, escapes and starts anew. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

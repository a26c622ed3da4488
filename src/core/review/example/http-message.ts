import { reasonOf } from '../../model/http-status.ts';

/** A request or a response as it goes over the wire. */
export function httpMessage(start: string, headers: readonly string[], body: unknown): string {
  if (body === undefined) return [start, ...headers].join('\n');
  return [start, ...headers, '', typeof body === 'string' ? body : JSON.stringify(body, null, 2)].join('\n');
}

export function statusLine(status: number): string {
  return `HTTP/1.1 ${status} ${reasonOf(status)}`.trimEnd();
}

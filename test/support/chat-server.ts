import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface ChatServer {
  /** `http://127.0.0.1:PORT/v1` */
  readonly baseUrl: string;
  readonly received: readonly ReceivedRequest[];
  close(): Promise<void>;
}

/** Answers one request; `turn` counts from 0. */
export type Answer = (response: ServerResponse, turn: number, request: ReceivedRequest) => void;

/** A server on this machine that says byte for byte what a test wants. */
export async function chatServer(answer: Answer): Promise<ChatServer> {
  const received: ReceivedRequest[] = [];
  const server = createServer(async (request, response) => {
    const body = await textOf(request);
    const one = { path: request.url ?? '', headers: request.headers, body };
    received.push(one);
    answer(response, received.length - 1, one);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    received,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}

export function frame(content: string, finish: string | null | undefined = null): string {
  const choice = { index: 0, delta: { content }, ...(finish === undefined ? {} : { finish_reason: finish }) };
  return `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', model: 'm', choices: [choice] })}\n\n`;
}

export const streamHead = { 'content-type': 'text/event-stream; charset=utf-8' };

/** A whole answer as a well-behaved server streams it. */
export function streamText(response: ServerResponse, text: string): void {
  response.writeHead(200, streamHead);
  response.end(`${frame(text)}${frame('', 'stop')}data: [DONE]\n\n`);
}

export function refuse(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

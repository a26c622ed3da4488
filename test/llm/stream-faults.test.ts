import type { ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { type Asked, askModel, shortLimits } from '../support/ask-model.ts';
import { type ChatServer, chatServer, frame, refuse, streamHead, streamText } from '../support/chat-server.ts';
import { hang } from '../support/server-faults.ts';

const servers: ChatServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

async function served(answer: Parameters<typeof chatServer>[0]): Promise<ChatServer> {
  const server = await chatServer(answer);
  servers.push(server);
  return server;
}

const said = ({ text, failure }: Asked): string =>
  failure === undefined ? `text: ${text}` : `failure: ${failure.kind}`;

test('an answer that was cut off by the token limit says so', async () => {
  const server = await served((response) => stream(response, frame('{"findings":[', 'length')));
  const { pieces } = await askModel(server.baseUrl);
  expect(pieces.at(-1)).toEqual({ kind: 'finished', reason: 'length', usage: undefined });
});

test('a connection that breaks in the middle is tried again, and the first text is void', async () => {
  const server = await served((response, turn) => {
    if (turn > 0) return streamText(response, '{"ok":"second"}');
    response.writeHead(200, streamHead);
    response.write(frame('{"ok":"fir'), () => setTimeout(() => response.destroy(), 20));
  });
  const asked = await askModel(server.baseUrl);
  expect(said(asked)).toBe('text: {"ok":"second"}');
  expect(asked.pieces.filter((piece) => piece.kind === 'started').length).toBe(2);
});

test('a redirect is refused, and the other server receives nothing', async () => {
  const other = await served((response) => streamText(response, '{}'));
  const server = await served((response) => {
    response.writeHead(307, { location: `${other.baseUrl}/chat/completions` }).end();
  });
  const asked = await askModel(server.baseUrl, { settings: { key: { origin: origin(server), value: 'k-4711' } } });
  expect(asked.failure?.message).toBe('The server redirects to another address, and code is not sent on.');
  expect(other.received).toEqual([]);
});

test('a port where nothing listens is told at once', async () => {
  const server = await chatServer(() => {});
  await server.close();
  const asked = await askModel(server.baseUrl);
  expect(asked.failure).toMatchInlineSnapshot(`
    {
      "action": "Check that it runs, the base URL, and the proxy and certificate settings.",
      "kind": "unreachable",
      "message": "Nothing listens at the base URL.",
    }
  `);
  expect(asked.pieces.filter((piece) => piece.kind === 'waiting')).toEqual([]);
});

test('a cancelled question ends at once and is not asked again', async () => {
  const server = await served(hang);
  const controller = new AbortController();
  const start = performance.now();
  const asked = await askModel(server.baseUrl, {
    signal: controller.signal,
    limits: { ...shortLimits, stallMs: 3000 },
    onPiece: (piece) => piece.kind === 'text' && controller.abort(),
  });
  expect(said(asked)).toBe('failure: cancelled');
  expect(performance.now() - start).toBeLessThan(1500);
  expect(server.received.length).toBe(1);
});

test('a pause between attempts can be cancelled', async () => {
  const server = await served((response) => refuse(response, 429, {}, { 'retry-after': '60' }));
  const controller = new AbortController();
  const asked = await askModel(server.baseUrl, {
    signal: controller.signal,
    limits: { ...shortLimits, totalMs: 200_000 },
    onPiece: (piece) => piece.kind === 'waiting' && setTimeout(() => controller.abort(), 10),
  });
  expect(said(asked)).toBe('failure: cancelled');
});

function origin(server: ChatServer): string {
  return new URL(server.baseUrl).origin;
}

function stream(response: ServerResponse, text: string): void {
  response.writeHead(200, streamHead);
  response.end(`${text}data: [DONE]\n\n`);
}

import type { ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { type Asked, askModel, shortLimits } from '../support/ask-model.ts';
import { type ChatServer, chatServer, frame, refuse, streamHead, streamText } from '../support/chat-server.ts';

const servers: ChatServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

async function served(answer: Parameters<typeof chatServer>[0]): Promise<ChatServer> {
  const server = await chatServer(answer);
  servers.push(server);
  return server;
}

const said = ({ text, failure }: Asked): string =>
  failure === undefined ? `text: ${text}` : `failure: ${failure.kind}`;

/** What a server does, and what the person gets. */
const streams: readonly (readonly [string, (response: ServerResponse) => void, string])[] = [
  ['answers as it should', (response) => streamText(response, '{"ok":true}'), 'text: {"ok":true}'],
  ['sends no finish_reason', (response) => stream(response, frame('{"ok":1}', undefined)), 'text: {"ok":1}'],
  ['sends an empty finish_reason', (response) => stream(response, frame('{"ok":1}', '')), 'text: {"ok":1}'],
  ['ends without [DONE]', (response) => stream(response, frame('{"ok":1}', 'stop'), ''), 'text: {"ok":1}'],
  ['splits a letter between two packets', splitLetter, 'text: {"ok":"Zürich ☕"}'],
  ['uses CRLF and comment lines', crlfAndComments, 'text: {"ok":1}'],
  ['names no content type', (response) => bare(response, frame('{"ok":1}', 'stop')), 'text: {"ok":1}'],
  ['thinks aloud first', thinkAloud, 'text: {"ok":1}'],
  ['sends chunks without choices', (response) => stream(response, `data: {"x":1}\n\n${frame('{}')}`), 'text: {}'],
  ['hangs after the first chunk', hang, 'failure: timed-out'],
  ['never answers', () => {}, 'failure: timed-out'],
  ['keeps alive for ever with comments', keepAlive, 'failure: timed-out'],
  ['sends an error inside the stream', errorFrame, 'failure: server-error'],
  ['reports the context limit inside the stream', contextFrame, 'failure: too-long'],
  ['breaks the JSON of a chunk', (response) => stream(response, 'data: {"choices":[{\n\n'), 'failure: bad-answer'],
  ['is a web page', webPage, 'failure: not-found'],
  ['is a web page with an error', (response) => page(response, 502), 'failure: server-error'],
  ['sends nothing', (response) => stream(response, ''), 'failure: bad-answer'],
  ['thinks until the tokens are used up', onlyThoughts, 'failure: bad-answer'],
  ['refuses in words of its own', modelRefusal, 'failure: refused'],
  ['stops at its content filter', (response) => stream(response, frame('{"a', 'content_filter')), 'failure: refused'],
  ['sends far more than an answer', flood, 'failure: bad-answer'],
  ['answers with JSON instead of a stream', jsonAnswer, 'failure: bad-request'],
];

test.each(streams)('a server that %s', async (_, answer, expected) => {
  const server = await served((response) => answer(response));
  const limits = { ...shortLimits, totalMs: 1200, mostCharacters: 5000, attempts: 1 };
  expect(said(await askModel(server.baseUrl, { limits }))).toBe(expected);
});

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

function stream(response: ServerResponse, text: string, end = 'data: [DONE]\n\n'): void {
  response.writeHead(200, streamHead);
  response.end(text + end);
}

function bare(response: ServerResponse, text: string): void {
  response.writeHead(200);
  response.end(`${text}data: [DONE]\n\n`);
}

function splitLetter(response: ServerResponse): void {
  const bytes = Buffer.from(`${frame('{"ok":"Zürich ☕"}', 'stop')}data: [DONE]\n\n`);
  const cut = bytes.indexOf(0xbc);
  response.writeHead(200, streamHead);
  response.write(bytes.subarray(0, cut), () => setTimeout(() => response.end(bytes.subarray(cut)), 20));
}

function crlfAndComments(response: ServerResponse): void {
  stream(
    response,
    `: OPENROUTER PROCESSING\r\n\r\n${frame('{"ok":1}', 'stop').replaceAll('\n', '\r\n')}: again\r\n\r\n`,
  );
}

function thinkAloud(response: ServerResponse): void {
  const thought = { choices: [{ index: 0, delta: { reasoning_content: 'Let me see' } }] };
  stream(response, `data: ${JSON.stringify(thought)}\n\n${frame('{"ok":1}', 'stop')}`);
}

function hang(response: ServerResponse): void {
  response.writeHead(200, streamHead);
  response.write(frame('{"ok"'));
}

function keepAlive(response: ServerResponse): void {
  response.writeHead(200, streamHead);
  const timer = setInterval(() => response.write(': still here\n\n'), 50);
  response.on('close', () => clearInterval(timer));
}

function errorFrame(response: ServerResponse): void {
  stream(response, `${frame('{"ok"')}data: {"error":{"message":"upstream died","code":502}}\n\n`);
}

function contextFrame(response: ServerResponse): void {
  stream(response, 'data: {"error":{"message":"the request exceeds the available context size","code":400}}\n\n');
}

function webPage(response: ServerResponse): void {
  page(response, 200);
}

function page(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/html' }).end('<!doctype html><title>Sign in</title>');
}

function onlyThoughts(response: ServerResponse): void {
  const thought = { choices: [{ index: 0, delta: { reasoning: 'Hm' }, finish_reason: 'length' }] };
  stream(response, `data: ${JSON.stringify(thought)}\n\n`);
}

function modelRefusal(response: ServerResponse): void {
  const refusal = { choices: [{ index: 0, delta: { refusal: 'I will not.' }, finish_reason: 'stop' }] };
  stream(response, `data: ${JSON.stringify(refusal)}\n\n`);
}

function flood(response: ServerResponse): void {
  response.writeHead(200, streamHead);
  for (let index = 0; index < 200; index += 1) response.write(frame('x'.repeat(100)));
  response.end();
}

function jsonAnswer(response: ServerResponse): void {
  refuse(response, 200, { error: { message: 'streaming is off', type: 'invalid_request_error' } });
}

import { afterEach, beforeEach, expect, test } from 'vitest';
import { agreedBodyOf } from '../../src/llm/transport/body-of.ts';
import type { ChatRequest } from '../../src/llm/transport/chat-model.ts';
import { firstDialect } from '../../src/llm/transport/dialect.ts';
import { openAiModel } from '../../src/llm/transport/openai-model.ts';
import { openProvider } from '../../src/llm/transport/provider.ts';
import { askModel, providerOf, sha256, smallRequest } from '../support/ask-model.ts';
import { type ChatServer, chatServer, refuse, streamText } from '../support/chat-server.ts';

let server: ChatServer;
beforeEach(async () => {
  server = await chatServer((response) => streamText(response, '{}'));
});
afterEach(() => server.close());

const planted: Readonly<Record<string, string>> = {
  OPENAI_API_KEY: 'planted-key',
  OPENAI_ADMIN_KEY: 'planted-admin',
  OPENAI_ORG_ID: 'planted-org',
  OPENAI_PROJECT_ID: 'planted-project',
  OPENAI_BASE_URL: 'http://127.0.0.1:9/planted',
  OPENAI_CUSTOM_HEADERS: 'X-Leak: planted-header\nAuthorization: Bearer planted-auth',
  OPENAI_LOG: 'debug',
  AZURE_OPENAI_API_KEY: 'planted-azure',
};

test('nothing of the environment reaches a server', async () => {
  const before = { ...process.env };
  Object.assign(process.env, planted);
  try {
    await askModel(server.baseUrl);
  } finally {
    process.env = before;
  }
  const [request] = server.received;
  expect(JSON.stringify(request)).not.toContain('planted');
  expect(Object.keys(request?.headers ?? {}).sort()).toMatchInlineSnapshot(`
    [
      "accept",
      "accept-encoding",
      "accept-language",
      "connection",
      "content-length",
      "content-type",
      "host",
      "sec-fetch-mode",
      "user-agent",
    ]
  `);
});

test('a key goes to its own origin, as that kind of server expects it', async () => {
  const key = { origin: new URL(server.baseUrl).origin, value: 'k-4711' };
  await askModel(server.baseUrl, { settings: { key } });
  await askModel(server.baseUrl, { settings: { key, kind: 'azure' } });
  const sent = server.received.map(({ headers }) => [headers.authorization, headers['api-key']]);
  expect(sent).toEqual([
    ['Bearer k-4711', undefined],
    [undefined, 'k-4711'],
  ]);
});

test('headers of the settings are sent, but none that speaks of the connection or replaces the key', async () => {
  const headers = { 'X-Team': 'shop', Host: 'elsewhere', Authorization: 'Bearer other', Cookie: 'a=b' };
  await askModel(server.baseUrl, {
    settings: { headers, key: { origin: new URL(server.baseUrl).origin, value: 'k' } },
  });
  const [request] = server.received;
  expect(request?.headers).toMatchObject({ 'x-team': 'shop', authorization: 'Bearer k' });
  expect(request?.headers.host).toBe(new URL(server.baseUrl).host);
  expect(request?.headers.cookie).toBeUndefined();
});

test('the classic Azure address keeps its version', async () => {
  await askModel(`${server.baseUrl}/openai/deployments/d?api-version=2024-10-21`, { settings: { kind: 'azure' } });
  expect(server.received[0]?.path).toBe('/v1/openai/deployments/d/chat/completions?api-version=2024-10-21');
});

test.each([
  ['http://models.example.com/v1', 'http://models.example.com is not encrypted and not on this machine.'],
  ['http://127.0.0.1.example.com/v1', 'http://127.0.0.1.example.com is not encrypted and not on this machine.'],
  ['https://me:secret@models.example.com/v1', 'The base URL holds a password; keys have a place of their own.'],
  ['file:///etc/passwd', 'The base URL begins with file: instead of https:.'],
  ['models.example.com', 'The base URL is not an address.'],
])('%s is refused', (baseUrl, message) => {
  const opened = openProvider({ kind: 'compatible', baseUrl, model: 'm' });
  expect(opened).toMatchObject({ ok: false, failure: { kind: 'insecure-url', message } });
});

test.each(['https://models.example.com', 'http://localhost:11434/v1', 'http://127.0.0.1:1234', 'http://[::1]:8080/v1'])(
  '%s is accepted',
  (baseUrl) => {
    expect(openProvider({ kind: 'compatible', baseUrl, model: 'm' }).ok).toBe(true);
  },
);

test('a key of another origin is not taken along', () => {
  const key = { origin: 'https://api.openai.com', value: 'k' };
  const opened = openProvider({ kind: 'compatible', baseUrl: 'https://evil.example.com/v1', model: 'm', key });
  expect(opened).toMatchObject({
    failure: {
      kind: 'unauthorized',
      message: 'The key belongs to https://api.openai.com and is not sent to https://evil.example.com.',
    },
  });
});

const changes: readonly (readonly [string, Partial<ChatRequest>])[] = [
  ['another message', { messages: [...smallRequest.messages, { role: 'user', content: 'and this file' }] }],
  ['another word', { messages: [{ role: 'user', content: 'E1 GET /orders!' }] }],
  ['another schema', { schema: { type: 'object' } }],
];

test.each(changes)('%s than agreed to is not sent', async (_, change) => {
  const provider = providerOf({ kind: 'compatible', baseUrl: server.baseUrl, model: 'm' });
  const hashes = [sha256(agreedBodyOf(provider, firstDialect(provider), smallRequest))];
  const consent = { origin: provider.origin, model: provider.model, hashes };
  const model = openAiModel({ provider, consent, hash: sha256 });
  for await (const piece of model.stream({ ...smallRequest, ...change }, new AbortController().signal)) {
    expect(piece).toMatchObject({ kind: 'failed', failure: { kind: 'not-consented' } });
  }
  expect(server.received).toEqual([]);
});

test('consent for one model or origin is none for another', async () => {
  const provider = providerOf({ kind: 'compatible', baseUrl: server.baseUrl, model: 'm' });
  for (const consent of [
    { origin: provider.origin, model: 'other', hashes: [''] },
    { origin: 'https://elsewhere.example.com', model: 'm', hashes: [''] },
  ]) {
    const model = openAiModel({ provider, consent, hash: () => '' });
    for await (const piece of model.stream(smallRequest, new AbortController().signal)) {
      expect(piece).toMatchObject({ kind: 'failed', failure: { kind: 'not-consented' } });
    }
  }
  expect(server.received).toEqual([]);
});

test('a server that repeats the key does not get it into a message', async () => {
  await server.close();
  server = await chatServer((response) => refuse(response, 401, { error: { message: 'Wrong key: k-4711-secret' } }));
  const key = { origin: new URL(server.baseUrl).origin, value: 'k-4711-secret' };
  const { failure } = await askModel(server.baseUrl, { settings: { key } });
  expect(failure?.detail).toBe('Wrong key: ‹key›');
});

test('the bytes on the wire are the bytes that were agreed to', async () => {
  await askModel(server.baseUrl);
  expect(server.received[0]?.body).toMatchInlineSnapshot(
    `"{"model":"test-model","response_format":{"type":"json_schema","json_schema":{"name":"architecture_review","strict":true,"schema":{"type":"object","properties":{"ok":{"type":"boolean"}},"required":["ok"],"additionalProperties":false}}},"messages":[{"role":"system","content":"You review."},{"role":"user","content":"E1 GET /orders"}],"max_tokens":500,"temperature":0.2,"stream_options":{"include_usage":true},"stream":true}"`,
  );
});

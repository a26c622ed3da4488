import { afterEach, expect, test, vi } from 'vitest';
import { askModel, shortLimits } from '../support/ask-model.ts';
import { type ChatServer, chatServer, refuse, streamText } from '../support/chat-server.ts';

const servers: ChatServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

async function served(answer: Parameters<typeof chatServer>[0]): Promise<ChatServer> {
  const server = await chatServer(answer);
  servers.push(server);
  return server;
}

const wrapped = (error: object): object => ({ error });

/** What a server refuses of the protocol, and the requests that follow until it is content. */
const ladders: readonly (readonly [string, (body: Sent) => string | undefined, string])[] = [
  [
    'LM Studio takes no json_object',
    ({ format }) =>
      format === 'json_object'
        ? `{"error":"'response_format.type' must be 'json_schema' or 'text'"}`
        : schemaRefused(format),
    'json_schema > json_object > plain',
  ],
  [
    'LM Studio says so at once',
    ({ format }) =>
      format === 'plain' ? undefined : `{"error":"schema refused: 'type' must be 'json_schema' or 'text'"}`,
    'json_schema > plain',
  ],
  [
    'llama.cpp cannot build a grammar',
    ({ format }) => (format === 'json_schema' ? '{"error":{"message":"failed to parse grammar"}}' : undefined),
    'json_schema > json_object',
  ],
  [
    'vLLM knows no such keyword',
    ({ format }) =>
      format === 'json_schema'
        ? '{"object":"error","message":"The provided JSON schema contains features not supported by xgrammar."}'
        : undefined,
    'json_schema > json_object',
  ],
  [
    'OpenAI wants another name for the limit',
    ({ limit }) =>
      limit === 'max_tokens'
        ? `{"error":{"message":"Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."}}`
        : undefined,
    'json_schema > json_schema max_completion_tokens',
  ],
  [
    'a reasoning model takes no temperature',
    ({ temperature }) =>
      temperature ? `{"error":{"message":"Unsupported value: 'temperature' does not support 0.2"}}` : undefined,
    'json_schema > json_schema without temperature',
  ],
  [
    'an old gateway knows no stream_options',
    ({ usage }) =>
      usage ? '{"error":{"message":"Unrecognized request argument supplied: stream_options"}}' : undefined,
    'json_schema > json_schema without stream_options',
  ],
];

test.each(ladders)('%s', async (_, refusal, steps) => {
  const server = await served((response, __, { body }) => {
    const refused = refusal(sentIn(body));
    if (refused === undefined) streamText(response, '{"ok":true}');
    else refuse(response, 400, refused);
  });
  const dialects = new Map();
  const asked = await askModel(server.baseUrl, { dialects });
  expect(asked.text).toBe('{"ok":true}');
  expect(server.received.map(({ body }) => describeSent(sentIn(body))).join(' > ')).toBe(steps);

  const before = server.received.length;
  await askModel(server.baseUrl, { dialects });
  expect(server.received.length - before).toBe(1);
});

test('a server that refuses whatever is asked is not asked for ever', async () => {
  const server = await served((response) =>
    refuse(response, 400, { error: { message: "'max_tokens' and 'max_completion_tokens' are not supported" } }),
  );
  const { failure } = await askModel(server.baseUrl);
  expect(failure?.kind).toBe('bad-request');
  expect(server.received.length).toBeLessThan(12);
});

test('without a schema on the server, it stands at the end of the prompt', async () => {
  const server = await served((response, turn) =>
    turn < 2 ? refuse(response, 400, '{"error":"json_schema?"}') : streamText(response, '{}'),
  );
  await askModel(server.baseUrl);
  const { messages } = JSON.parse(server.received[2]?.body ?? '{}') as { messages: { content: string }[] };
  expect(messages.at(-1)?.content).toMatchInlineSnapshot(`
    "E1 GET /orders

    Answer with ONE JSON object and nothing else: no Markdown fence, no comment. It must match this JSON Schema:
    {"type":"object","properties":{"ok":{"type":"boolean"}},"required":["ok"],"additionalProperties":false}"
  `);
});

test('Retry-After is waited for, and told', async () => {
  const server = await served((response, turn) =>
    turn === 0
      ? refuse(response, 429, wrapped({ message: 'slow down' }), { 'retry-after-ms': '80' })
      : streamText(response, '{}'),
  );
  const start = performance.now();
  const { pieces, failure } = await askModel(server.baseUrl);
  expect(failure).toBeUndefined();
  expect(performance.now() - start).toBeGreaterThan(75);
  expect(pieces.find((piece) => piece.kind === 'waiting')).toEqual({
    kind: 'waiting',
    milliseconds: 80,
    why: 'rate-limited',
  });
});

test.each([61, 90, 120])('%i s of Retry-After are told and waited for, and not a moment less', async (seconds) => {
  const server = await served((response, turn) =>
    turn === 0 ? refuse(response, 429, {}, { 'retry-after': `${seconds}` }) : streamText(response, '{"ok":true}'),
  );
  const asked: number[] = [];
  const { text, pieces } = await askModel(server.baseUrl, {
    limits: { ...shortLimits, totalMs: 600_000 },
    onPiece: ({ kind }) => {
      if (kind !== 'waiting') return;
      // From here on time passes when the test says so; the next request needs the clock of the machine again.
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      setImmediate(() => {
        vi.advanceTimersByTime(seconds * 1000 - 1);
        asked.push(vi.getTimerCount());
        vi.advanceTimersByTime(1);
        asked.push(vi.getTimerCount());
        vi.useRealTimers();
      });
    },
  });
  expect(pieces.find((piece) => piece.kind === 'waiting')).toMatchObject({ milliseconds: seconds * 1000 });
  expect([asked, text, server.received.length]).toEqual([[1, 0], '{"ok":true}', 2]);
});

test('a server that asks for ten minutes gets a person instead', async () => {
  const server = await served((response) => refuse(response, 429, {}, { 'retry-after': '600' }));
  const { failure } = await askModel(server.baseUrl);
  expect(failure).toMatchObject({ kind: 'rate-limited', retryAfterSeconds: 600 });
  expect(server.received.length).toBe(1);
});

test('without credit there is no second attempt', async () => {
  const server = await served((response) =>
    refuse(response, 429, wrapped({ code: 'insufficient_quota', message: 'no credit' })),
  );
  await askModel(server.baseUrl);
  expect(server.received.length).toBe(1);
});

test('a server that fails is asked three times', async () => {
  const server = await served((response) => refuse(response, 503, 'busy'));
  const { failure } = await askModel(server.baseUrl);
  expect(failure?.kind).toBe('server-error');
  expect(server.received.length).toBe(3);
});

interface Sent {
  readonly format: string;
  readonly limit: string;
  readonly temperature: boolean;
  readonly usage: boolean;
}

function sentIn(body: string): Sent {
  const sent = JSON.parse(body) as { response_format?: { type: string } };
  return {
    format: sent.response_format?.type ?? 'plain',
    limit: 'max_tokens' in sent ? 'max_tokens' : 'max_completion_tokens',
    temperature: 'temperature' in sent,
    usage: 'stream_options' in sent,
  };
}

function describeSent({ format, limit, temperature, usage }: Sent): string {
  const changes = [
    limit === 'max_tokens' ? '' : limit,
    temperature ? '' : 'without temperature',
    usage ? '' : 'without stream_options',
  ];
  return [format, ...changes].filter((part) => part !== '').join(' ');
}

function schemaRefused(format: string): string | undefined {
  return format === 'json_schema' ? '{"error":"json_schema is not supported by this model"}' : undefined;
}

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listModels } from '../../src/llm/transport/list-models.ts';
import { kindOf } from '../../src/llm/transport/provider.ts';
import { askModel, providerOf } from '../support/ask-model.ts';
import { type ChatServer, chatServer, refuse, streamText } from '../support/chat-server.ts';

/**
 * Each server at its own address, which a patched fetch leads to this machine. Editors patch it in the same way, for
 * proxies and certificates: whoever keeps the one of the start, or brings another, does not get through here.
 */
let server: ChatServer;
let asked: string[];

beforeEach(async () => {
  asked = [];
  server = await chatServer((response, _, { path }) =>
    path.includes('/models') ? refuse(response, 200, { data: [{ id: 'm' }] }) : streamText(response, '{"ok":true}'),
  );
  const { fetch } = globalThis;
  vi.stubGlobal('fetch', (url: URL | string, init: RequestInit) => {
    const { pathname, search } = new URL(url);
    asked.push(String(url));
    return fetch(`${new URL(server.baseUrl).origin}${pathname}${search}`, init);
  });
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await server.close();
});

const addresses: readonly (readonly [string, string])[] = [
  ['OpenAI', 'https://api.openai.com/v1'],
  ['Azure', 'https://shop.openai.azure.com/openai/v1/'],
  ['Azure, classic', 'https://shop.openai.azure.com/openai/deployments/d?api-version=2024-10-21'],
  ['Ollama', 'http://localhost:11434/v1'],
  ['LM Studio', 'http://localhost:1234/v1'],
  ['llama.cpp', 'http://127.0.0.1:8080/v1'],
  ['vLLM', 'https://vllm.shop.example/v1'],
  ['OpenRouter', 'https://openrouter.ai/api/v1'],
];

test('a row for every server: where a question goes, with which key and which fields', async () => {
  const rows: string[] = [];
  for (const [name, baseUrl] of addresses) {
    const key = { origin: new URL(baseUrl).origin, value: 'k' };
    const { text } = await askModel(baseUrl, { settings: { kind: kindOf(baseUrl), key } });
    const { headers, body } = server.received.at(-1) ?? { headers: {}, body: '{}' };
    const { messages: _, model: __, response_format: format, ...fields } = JSON.parse(body);
    const header = ['authorization', 'api-key'].filter((one) => one in headers).join();
    rows.push(`${name}: ${asked.at(-1)}\n    ${header}, ${format.type}, ${JSON.stringify(fields)}, heard ${text}`);
  }
  expect(`\n${rows.join('\n')}\n`).toMatchInlineSnapshot(`
    "
    OpenAI: https://api.openai.com/v1/chat/completions
        authorization, json_schema, {"max_completion_tokens":500,"stream_options":{"include_usage":true},"store":false,"stream":true}, heard {"ok":true}
    Azure: https://shop.openai.azure.com/openai/v1/chat/completions
        api-key, json_schema, {"max_completion_tokens":500,"stream_options":{"include_usage":true},"store":false,"stream":true}, heard {"ok":true}
    Azure, classic: https://shop.openai.azure.com/openai/deployments/d/chat/completions?api-version=2024-10-21
        api-key, json_schema, {"max_completion_tokens":500,"stream_options":{"include_usage":true},"store":false,"stream":true}, heard {"ok":true}
    Ollama: http://localhost:11434/v1/chat/completions
        authorization, json_schema, {"max_tokens":500,"temperature":0.2,"stream_options":{"include_usage":true},"stream":true}, heard {"ok":true}
    LM Studio: http://localhost:1234/v1/chat/completions
        authorization, json_schema, {"max_tokens":500,"temperature":0.2,"stream_options":{"include_usage":true},"stream":true}, heard {"ok":true}
    llama.cpp: http://127.0.0.1:8080/v1/chat/completions
        authorization, json_schema, {"max_tokens":500,"temperature":0.2,"stream_options":{"include_usage":true},"stream":true}, heard {"ok":true}
    vLLM: https://vllm.shop.example/v1/chat/completions
        authorization, json_schema, {"max_tokens":500,"temperature":0.2,"stream_options":{"include_usage":true},"stream":true}, heard {"ok":true}
    OpenRouter: https://openrouter.ai/api/v1/chat/completions
        authorization, json_schema, {"max_tokens":500,"temperature":0.2,"stream_options":{"include_usage":true},"provider":{"require_parameters":true},"stream":true}, heard {"ok":true}
    "
  `);
  expect(asked.length).toBe(addresses.length);
});

test('the list of models goes the same way', async () => {
  const { model: _, ...provider } = providerOf({
    kind: 'compatible',
    baseUrl: 'https://openrouter.ai/api/v1',
    model: 'm',
  });
  expect(await listModels(provider, new AbortController().signal)).toEqual({ ok: true, models: ['m'] });
  expect(asked).toEqual(['https://openrouter.ai/api/v1/models']);
});

test('where OpenRouter finds no host that keeps to the schema, it is asked for any', async () => {
  await server.close();
  server = await chatServer((response, turn) =>
    turn === 0
      ? refuse(response, 404, { error: { message: 'No endpoints found that can handle the requested parameters.' } })
      : streamText(response, '{}'),
  );
  await askModel('https://openrouter.ai/api/v1');
  expect(server.received.map(({ body }) => JSON.parse(body).provider)).toEqual([
    { require_parameters: true },
    undefined,
  ]);
});

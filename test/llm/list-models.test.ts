import { expect, test } from 'vitest';
import { listModels } from '../../src/llm/transport/list-models.ts';
import { providerOf } from '../support/ask-model.ts';
import { type Answer, chatServer, refuse } from '../support/chat-server.ts';

async function listed(answer: Answer) {
  const server = await chatServer(answer);
  const key = { origin: new URL(server.baseUrl).origin, value: 'k-4711' };
  const provider = providerOf({ kind: 'compatible', baseUrl: server.baseUrl, model: '?', key });
  const result = await listModels(provider, new AbortController().signal);
  await server.close();
  return { result, received: server.received };
}

test('names of models are read in every form that servers give', async () => {
  for (const body of [{ data: [{ id: 'b' }, { id: 'a' }, { id: 'a' }] }, [{ id: 'a' }, { id: 'b' }], ['b', 'a']]) {
    const { result } = await listed((response) => refuse(response, 200, body));
    expect(result).toEqual({ ok: true, models: ['a', 'b'] });
  }
});

test('the question holds the key for its server, and nothing of a workspace', async () => {
  const { received } = await listed((response) => refuse(response, 200, { data: [] }));
  expect(received.map(({ path, body, headers }) => [path, body, headers.authorization])).toEqual([
    ['/v1/models', '', 'Bearer k-4711'],
  ]);
});

test.each<[string, Answer, string]>([
  ['a refusal', (response) => refuse(response, 401, { error: { message: 'who?' } }), 'unauthorized'],
  ['a server without a list', (response) => refuse(response, 404, 'not found'), 'not-found'],
  ['a page', (response) => refuse(response, 200, '<html></html>'), 'bad-answer'],
  [
    'another address',
    (response) => {
      response.writeHead(307, { location: 'https://evil.example.com/v1/models' });
      response.end();
    },
    'unreachable',
  ],
])('%s gives no list, and says why', async (_, answer, kind) => {
  const { result } = await listed(answer);
  expect(result).toMatchObject({ ok: false, failure: { kind } });
});

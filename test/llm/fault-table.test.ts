import { afterEach, expect, test } from 'vitest';
import { failureKinds } from '../../src/llm/transport/chat-model.ts';
import { failure } from '../../src/llm/transport/failure.ts';
import { type Asked, askModel, shortLimits } from '../support/ask-model.ts';
import { type ChatServer, chatServer } from '../support/chat-server.ts';
import { refusals, type ServerFault, streamFaults } from '../support/server-faults.ts';

/** What a person reads when a server does wrong: the table itself, so that a word that does not help is seen. */
const servers: ChatServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

const limits = { ...shortLimits, totalMs: 1200, mostCharacters: 5000, attempts: 1 };

interface Told {
  readonly name: string;
  readonly asked: Asked;
  readonly milliseconds: number;
}

async function toldOf(fault: ServerFault): Promise<Told> {
  const server = await chatServer(fault.answer);
  servers.push(server);
  const start = performance.now();
  const asked = await askModel(server.baseUrl, { limits: { ...limits, ...fault.limits } });
  return { name: fault.name, asked, milliseconds: performance.now() - start };
}

async function allToldOf(faults: readonly ServerFault[]): Promise<readonly Told[]> {
  const told: Told[] = [];
  for (const fault of faults) told.push(await toldOf(fault));
  return told;
}

function line({ name, asked: { text, failure: why } }: Told): string {
  if (why === undefined) return `${name}\n    heard: ${text}`;
  const said = why.detail === undefined ? '' : `\n    it says: ${why.detail}`;
  return `${name}\n    ${why.kind}: ${why.message}\n    → ${why.action}${said}`;
}

const table = (told: readonly Told[]): string => `\n${told.map(line).join('\n')}\n`;

/** Header and stall are far below the whole: whoever waits for the whole has lost a watchdog. */
const farBelowTheWhole = 10_000;

test('what servers stream, and what a person is told within the watchdogs', async () => {
  const told = await allToldOf(streamFaults);
  expect(told.filter(({ milliseconds }) => milliseconds > farBelowTheWhole)).toEqual([]);
  expect(table(told)).toMatchInlineSnapshot(`
    "
    answers as it should
        heard: {"ok":true}
    sends no finish_reason
        heard: {"ok":1}
    sends an empty finish_reason
        heard: {"ok":1}
    ends without [DONE]
        heard: {"ok":1}
    splits a letter between two packets
        heard: {"ok":"Zürich ☕"}
    uses CRLF and comment lines
        heard: {"ok":1}
    names no content type
        heard: {"ok":1}
    thinks aloud first
        heard: {"ok":1}
    sends chunks without choices
        heard: {}
    hangs after the first chunk
        timed-out: The server took too long.
        → Ask again, or choose a faster model or a smaller scope.
    never answers
        timed-out: The server took too long.
        → Ask again, or choose a faster model or a smaller scope.
    keeps alive for ever with comments
        timed-out: The server took too long.
        → Ask again, or choose a faster model or a smaller scope.
    sends an error inside the stream
        server-error: The server failed.
        → Ask again in a while; the failure is on the server.
        it says: upstream died
    reports the context limit inside the stream
        too-long: The facts do not fit into the context of the model.
        → Lower the token budget, review one service, or choose a model with more context.
        it says: the request exceeds the available context size
    breaks the JSON of a chunk
        bad-answer: The server sent something that is no event stream.
        → Ask again, or choose a model that follows a JSON schema.
    breaks the connection each time
        unreachable: The connection broke in the middle of the answer.
        → Check that it runs, the base URL, and the proxy and certificate settings.
    is a web page
        not-found: The server answered with a web page instead of a stream.
        → Check the model name and the base URL; most end in /v1.
    is a web page with an error
        server-error: The server answered with a web page instead of a stream.
        → Ask again in a while; the failure is on the server.
    redirects elsewhere
        unreachable: The server redirects to another address, and code is not sent on.
        → Check that it runs, the base URL, and the proxy and certificate settings.
    sends nothing
        bad-answer: The answer is empty.
        → Ask again, or choose a model that follows a JSON schema.
    thinks until the tokens are used up
        bad-answer: The model used up its tokens before it answered.
        → Ask again, or choose a model that follows a JSON schema.
    refuses in words of its own
        refused: The provider or the model declined to answer.
        → Choose another model; the static review is complete without it.
        it says: I will not.
    stops at its content filter
        refused: The content filter of the provider ended the answer.
        → Choose another model; the static review is complete without it.
    sends far more than an answer
        bad-answer: The answer is far too long.
        → Ask again, or choose a model that follows a JSON schema.
    answers with JSON instead of a stream
        bad-request: The server does not accept the request.
        → Read what the server says, and check the model and the headers.
        it says: streaming is off
    "
  `);
}, 60_000);

test('what servers refuse, and what a person is told', async () => {
  expect(table(await allToldOf(refusals))).toMatchInlineSnapshot(`
    "
    OpenAI: wrong key (401)
        unauthorized: The server does not accept the API key.
        → Set an API key for this server that may use the model.
        it says: Incorrect API key provided
    OpenAI: no rights (403)
        unauthorized: The server does not accept the API key.
        → Set an API key for this server that may use the model.
        it says: Project does not have access to model
    OpenAI: no such model (404)
        not-found: The server does not know this model or address.
        → Check the model name and the base URL; most end in /v1.
        it says: The model \`x\` does not exist
    OpenAI: no credit (429)
        quota-exceeded: The account has no credit or quota left.
        → Add credit at the provider, or choose another provider.
        it says: You exceeded your current quota
    OpenAI: too long (400)
        too-long: The facts do not fit into the context of the model.
        → Lower the token budget, review one service, or choose a model with more context.
        it says: This model's maximum context length is 8192 tokens
    Azure: no deployment (404)
        not-found: The server does not know this model or address.
        → Check the model name and the base URL; most end in /v1.
        it says: The API deployment does not exist.
    Azure: filtered (400)
        refused: The provider or the model declined to answer.
        → Choose another model; the static review is complete without it.
        it says: filtered
    Azure: wrong key (401)
        unauthorized: The server does not accept the API key.
        → Set an API key for this server that may use the model.
        it says: Access denied due to invalid subscription key
    OpenRouter: no credit (402)
        quota-exceeded: The account has no credit or quota left.
        → Add credit at the provider, or choose another provider.
        it says: Insufficient credits
    OpenRouter: the host behind it (400)
        too-long: The facts do not fit into the context of the model.
        → Lower the token budget, review one service, or choose a model with more context.
        it says: Provider returned error prompt is too long: 9 tokens
    OpenRouter: flagged (403)
        refused: The provider or the model declined to answer.
        → Choose another model; the static review is complete without it.
        it says: Your input was flagged by moderation
    Ollama: no such model (404)
        not-found: The server does not know this model or address.
        → Check the model name and the base URL; most end in /v1.
        it says: model "x" not found, try pulling it first
    Ollama: broken (500)
        server-error: The server failed.
        → Ask again in a while; the failure is on the server.
        it says: llama runner process has terminated
    llama.cpp: too long (400)
        too-long: The facts do not fit into the context of the model.
        → Lower the token budget, review one service, or choose a model with more context.
        it says: the request exceeds the available context size
    llama.cpp: still loading (503)
        server-error: The server failed.
        → Ask again in a while; the failure is on the server.
        it says: Loading model
    vLLM: too long (400)
        too-long: The facts do not fit into the context of the model.
        → Lower the token budget, review one service, or choose a model with more context.
        it says: This model's maximum context length is 4096 tokens.
    vLLM: no such model (404)
        not-found: The server does not know this model or address.
        → Check the model name and the base URL; most end in /v1.
        it says: The model \`x\` does not exist.
    LM Studio: words without fields (400)
        too-long: The facts do not fit into the context of the model.
        → Lower the token budget, review one service, or choose a model with more context.
        it says: Context size has been exceeded: context length 4096
    FastAPI: details (422)
        bad-request: The server does not accept the request.
        → Read what the server says, and check the model and the headers.
        it says: [{"msg":"field required"}]
    a proxy: no JSON at all (504)
        timed-out: The server took too long.
        → Ask again, or choose a faster model or a smaller scope.
        it says: upstream request timeout
    a proxy: too large (413)
        too-long: The facts do not fit into the context of the model.
        → Lower the token budget, review one service, or choose a model with more context.
        it says: Request Entity Too Large
    an empty refusal (400)
        bad-request: The server does not accept the request.
        → Read what the server says, and check the model and the headers.
    busy, and says for how long (429)
        rate-limited: The server takes no more requests for now.
        → Wait and ask again, or choose another model.
        it says: slow down
    "
  `);
}, 60_000);

test('every kind of failure says what happened and one thing to do', () => {
  const rows = failureKinds.map((kind) => {
    const { message, action } = failure(kind);
    return `${kind}: ${message}\n    → ${action}`;
  });
  expect(`\n${rows.join('\n')}\n`).toMatchInlineSnapshot(`
    "
    unauthorized: The server does not accept the API key.
        → Set an API key for this server that may use the model.
    not-found: The server does not know this model or address.
        → Check the model name and the base URL; most end in /v1.
    rate-limited: The server takes no more requests for now.
        → Wait and ask again, or choose another model.
    quota-exceeded: The account has no credit or quota left.
        → Add credit at the provider, or choose another provider.
    too-long: The facts do not fit into the context of the model.
        → Lower the token budget, review one service, or choose a model with more context.
    refused: The provider or the model declined to answer.
        → Choose another model; the static review is complete without it.
    cancelled: Cancelled.
        → Ask again whenever you like.
    unreachable: The server cannot be reached.
        → Check that it runs, the base URL, and the proxy and certificate settings.
    timed-out: The server took too long.
        → Ask again, or choose a faster model or a smaller scope.
    bad-answer: The answer cannot be read.
        → Ask again, or choose a model that follows a JSON schema.
    bad-request: The server does not accept the request.
        → Read what the server says, and check the model and the headers.
    server-error: The server failed.
        → Ask again in a while; the failure is on the server.
    insecure-url: The base URL is not safe to send code to.
        → Use https; http is accepted only for this machine.
    not-consented: What would be sent is not what was agreed to.
        → Look at the preview again and send from there.
    "
  `);
  for (const kind of failureKinds) {
    const { message, action } = failure(kind);
    expect([message, action].map((text) => text.match(/[.!?](?:\s|$)/g)?.length)).toEqual([1, 1]);
  }
});

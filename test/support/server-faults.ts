import type { ServerResponse } from 'node:http';
import type { Limits } from '../../src/llm/transport/limits.ts';
import { frame, type ReceivedRequest, refuse, streamHead, streamText } from './chat-server.ts';

/** What a server does wrong. */
export interface ServerFault {
  /** Completes `a server that …`. */
  readonly name: string;
  answer(response: ServerResponse, turn: number, request: ReceivedRequest): void;
  /** Where the usual ones of a test would not show it. */
  readonly limits?: Partial<Limits>;
}

/** Of the streams that servers send: what is no fault for a person, and what is one. */
export const streamFaults: readonly ServerFault[] = [
  { name: 'answers as it should', answer: (response) => streamText(response, '{"ok":true}') },
  { name: 'sends no finish_reason', answer: (response) => stream(response, frame('{"ok":1}', undefined)) },
  { name: 'sends an empty finish_reason', answer: (response) => stream(response, frame('{"ok":1}', '')) },
  { name: 'ends without [DONE]', answer: (response) => stream(response, frame('{"ok":1}', 'stop'), '') },
  { name: 'splits a letter between two packets', answer: splitLetter },
  { name: 'uses CRLF and comment lines', answer: crlfAndComments },
  { name: 'names no content type', answer: (response) => bare(response, frame('{"ok":1}', 'stop')) },
  { name: 'thinks aloud first', answer: thinkAloud },
  { name: 'sends chunks without choices', answer: (response) => stream(response, `data: {"x":1}\n\n${frame('{}')}`) },
  { name: 'hangs after the first chunk', answer: hang, limits: { totalMs: 60_000 } },
  { name: 'never answers', answer: () => {}, limits: { totalMs: 60_000 } },
  { name: 'keeps alive for ever with comments', answer: keepAlive },
  { name: 'sends an error inside the stream', answer: errorFrame },
  { name: 'reports the context limit inside the stream', answer: contextFrame },
  { name: 'breaks the JSON of a chunk', answer: (response) => stream(response, 'data: {"choices":[{\n\n') },
  { name: 'breaks the connection each time', answer: breakOff },
  { name: 'is a web page', answer: (response) => page(response, 200) },
  { name: 'is a web page with an error', answer: (response) => page(response, 502) },
  {
    name: 'redirects elsewhere',
    answer: (response) => void response.writeHead(307, { location: 'https://elsewhere.example/v1' }).end(),
  },
  { name: 'sends nothing', answer: (response) => stream(response, '') },
  { name: 'thinks until the tokens are used up', answer: onlyThoughts },
  { name: 'refuses in words of its own', answer: modelRefusal },
  { name: 'stops at its content filter', answer: (response) => stream(response, frame('{"a', 'content_filter')) },
  { name: 'sends far more than an answer', answer: flood },
  { name: 'answers with JSON instead of a stream', answer: jsonAnswer },
];

const wrapped = (error: object): object => ({ error });

/** Refusals in the words of each server: who says it, the status and the body. */
const refusalBodies: readonly (readonly [string, number, unknown])[] = [
  ['OpenAI: wrong key', 401, wrapped({ message: 'Incorrect API key provided', code: 'invalid_api_key' })],
  ['OpenAI: no rights', 403, wrapped({ message: 'Project does not have access to model' })],
  ['OpenAI: no such model', 404, wrapped({ message: 'The model `x` does not exist', code: 'model_not_found' })],
  ['OpenAI: no credit', 429, wrapped({ message: 'You exceeded your current quota', code: 'insufficient_quota' })],
  [
    'OpenAI: too long',
    400,
    wrapped({ message: "This model's maximum context length is 8192 tokens", code: 'context_length_exceeded' }),
  ],
  ['Azure: no deployment', 404, wrapped({ code: 'DeploymentNotFound', message: 'The API deployment does not exist.' })],
  [
    'Azure: filtered',
    400,
    wrapped({ code: 'content_filter', message: 'filtered', innererror: { code: 'ResponsibleAIPolicyViolation' } }),
  ],
  ['Azure: wrong key', 401, wrapped({ code: '401', message: 'Access denied due to invalid subscription key' })],
  ['OpenRouter: no credit', 402, wrapped({ code: 402, message: 'Insufficient credits' })],
  [
    'OpenRouter: the host behind it',
    400,
    wrapped({ message: 'Provider returned error', metadata: { raw: 'prompt is too long: 9 tokens' } }),
  ],
  ['OpenRouter: flagged', 403, wrapped({ message: 'Your input was flagged by moderation' })],
  ['Ollama: no such model', 404, wrapped({ message: 'model "x" not found, try pulling it first', type: 'api_error' })],
  ['Ollama: broken', 500, wrapped({ message: 'llama runner process has terminated' })],
  [
    'llama.cpp: too long',
    400,
    wrapped({
      code: 400,
      message: 'the request exceeds the available context size',
      type: 'exceed_context_size_error',
    }),
  ],
  ['llama.cpp: still loading', 503, wrapped({ code: 503, message: 'Loading model' })],
  [
    'vLLM: too long',
    400,
    { object: 'error', message: "This model's maximum context length is 4096 tokens.", code: 400 },
  ],
  ['vLLM: no such model', 404, { object: 'error', message: 'The model `x` does not exist.', code: 404 }],
  ['LM Studio: words without fields', 400, { error: 'Context size has been exceeded: context length 4096' }],
  ['FastAPI: details', 422, { detail: [{ msg: 'field required' }] }],
  ['a proxy: no JSON at all', 504, 'upstream request timeout'],
  ['a proxy: too large', 413, 'Request Entity Too Large'],
  ['an empty refusal', 400, ''],
  ['busy, and says for how long', 429, wrapped({ message: 'slow down' })],
];

export const refusals: readonly ServerFault[] = refusalBodies.map(([name, status, body]) => ({
  name: `${name} (${status})`,
  answer: (response) => refuse(response, status, body, status === 429 ? { 'retry-after': '600' } : {}),
}));

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

/** Begins well, and then nothing more comes. */
export function hang(response: ServerResponse): void {
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

function breakOff(response: ServerResponse): void {
  response.writeHead(200, streamHead);
  response.write(frame('{"ok":"fir'), () => setTimeout(() => response.destroy(), 20));
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

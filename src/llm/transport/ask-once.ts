import { APIError, OpenAI } from 'openai';
import type { ChatPiece, FinishReason, ModelFailure, Usage } from './chat-model.ts';
import { answered, type Failed, failureOfConnection, failureOfFault, failureOfFrame } from './classify.ts';
import { failure } from './failure.ts';
import { type Guarded, guardedFetch } from './guarded-fetch.ts';
import type { Limits } from './limits.ts';
import type { Provider } from './provider.ts';
import type { Watch } from './watch.ts';

export type Attempt =
  | { readonly ok: true; readonly reason: FinishReason; readonly usage?: Usage | undefined }
  /** `refusal` is there where the server said why it refuses the request. */
  | (Failed & { readonly ok: false; readonly refusal?: string | undefined });

/** One request, one stream. Every end of it is a value. */
export async function* askOnce(
  provider: Provider,
  body: string,
  limits: Limits,
  watch: Watch,
): AsyncGenerator<ChatPiece, Attempt> {
  const guarded = guardedFetch({
    provider,
    body,
    // A piece of a few characters comes in a frame of some hundred bytes.
    mostBytes: limits.mostCharacters * 20,
    onLife: () => watch.expect(limits.stallMs),
  });
  const heard: Heard = { characters: 0, text: false, refusal: '', reason: 'unknown', usage: undefined };
  try {
    watch.expect(limits.headerMs);
    // The body is sent by the guarded fetch as it is; the client only needs to know that it streams.
    const stream = await clientFor(provider, guarded, limits).chat.completions.create(
      { model: provider.model, messages: [], stream: true },
      { signal: watch.signal },
    );
    for await (const chunk of stream) {
      const piece = hear(heard, chunk);
      if (heard.characters > limits.mostCharacters) return failed(failure('bad-answer', 'The answer is far too long.'));
      if (piece !== undefined) yield piece;
      if (heard.filtered) return failed(failure('refused', 'The content filter of the provider ended the answer.'));
    }
  } catch (error) {
    const ended = endedBy(watch);
    if (ended !== undefined) return failed(ended);
    return { ok: false, ...failureOf(error, guarded, provider, heard), refusal: guarded.fault()?.body };
  }
  // The client ends the iteration silently when it was aborted.
  const ended = endedBy(watch);
  return ended === undefined ? conclusion(heard) : failed(ended);
}

function clientFor(provider: Provider, guarded: Guarded, limits: Limits): OpenAI {
  // Every option that the client would take from the environment is given.
  return new OpenAI({
    baseURL: provider.baseUrl,
    apiKey: provider.key ?? 'none',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    defaultQuery: provider.query,
    maxRetries: 0,
    timeout: limits.headerMs + limits.totalMs,
    logLevel: 'off',
    fetch: guarded.fetch,
    // The extension host looks like a browser to the client; the key comes from a secret store, not from a page.
    dangerouslyAllowBrowser: true,
  });
}

interface Heard {
  characters: number;
  text: boolean;
  refusal: string;
  reason: FinishReason;
  usage: Usage | undefined;
  filtered?: boolean;
}

type Chunk = OpenAI.Chat.Completions.ChatCompletionChunk;

/** Takes in a chunk, of which servers leave out what the types promise. */
function hear(heard: Heard, chunk: Partial<Chunk> | null): ChatPiece | undefined {
  if (chunk?.usage) heard.usage = usageOf(chunk.usage);
  const choice = chunk?.choices?.[0];
  if (choice === undefined) return undefined;
  if (choice.finish_reason === 'stop' || choice.finish_reason === 'length') heard.reason = choice.finish_reason;
  if (choice.finish_reason === 'content_filter') heard.filtered = true;
  const delta: Readonly<Record<string, unknown>> = { ...choice.delta };
  if (typeof delta['refusal'] === 'string') heard.refusal += delta['refusal'];
  const thought = delta['reasoning_content'] ?? delta['reasoning'];
  const content = delta['content'];
  if (typeof content === 'string' && content !== '') {
    heard.characters += content.length;
    heard.text = true;
    return { kind: 'text', text: content };
  }
  if (typeof thought !== 'string' || thought === '') return undefined;
  heard.characters += thought.length;
  return { kind: 'reasoning', characters: thought.length };
}

function usageOf(usage: NonNullable<Chunk['usage']>): Usage {
  return {
    inputTokens: usage.prompt_tokens ?? 0,
    outputTokens: usage.completion_tokens ?? 0,
    cachedTokens: usage.prompt_tokens_details?.cached_tokens ?? 0,
  };
}

function conclusion({ text, refusal, reason, usage }: Heard): Attempt {
  if (text) return { ok: true, reason, usage };
  if (refusal !== '') return failed(failure('refused', undefined, { detail: refusal }));
  if (reason === 'length') return failed(failure('bad-answer', 'The model used up its tokens before it answered.'));
  return failed(failure('bad-answer', 'The answer is empty.'));
}

function failed(reason: ModelFailure): Attempt {
  return { ok: false, failure: reason, mayPass: false };
}

function endedBy(watch: Watch): ModelFailure | undefined {
  const why = watch.ended();
  return why === undefined ? undefined : failure(why);
}

function failureOf(error: unknown, guarded: Guarded, provider: Provider, heard: Heard): Failed {
  const fault = guarded.fault();
  if (fault !== undefined) return answered(failureOfFault(fault, provider.key));
  // Only an error frame has no status: what the server refused at once is a fault.
  const isFrame = error instanceof APIError && error.error !== undefined;
  if (isFrame) return answered(failureOfFrame(error.error, provider.key));
  return failureOfConnection(error, heard.characters > 0);
}

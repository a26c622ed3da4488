import { type Attempt, askOnce } from './ask-once.ts';
import { agreedBodyOf, bodyOf } from './body-of.ts';
import type { ChatModel, ChatPiece, ChatRequest, ModelFailure } from './chat-model.ts';
import { type Dialect, type Dialects, dialectFor, firstDialect, keepDialect, learn } from './dialect.ts';
import { failure } from './failure.ts';
import { type Limits, usualLimits } from './limits.ts';
import type { Provider } from './provider.ts';
import { pause, startWatch, type Watch } from './watch.ts';

/** What a person agreed to: these bytes, to this origin, for this model. */
export interface Consent {
  readonly origin: string;
  readonly model: string;
  /** Hashes of the agreed bytes, one for each request. */
  readonly hashes: readonly string[];
}

export interface OpenAiModelOptions {
  readonly provider: Provider;
  readonly consent: Consent;
  /** SHA-256 as hexadecimal digits. */
  hash(text: string): string;
  readonly dialects?: Dialects | undefined;
  readonly limits?: Limits | undefined;
}

/** A server that speaks Chat Completions. */
export function openAiModel(options: OpenAiModelOptions): ChatModel {
  const { provider, dialects = new Map(), limits = usualLimits } = options;
  return {
    id: `${provider.origin} ${provider.model}`,
    concurrency: provider.isLocal ? 1 : 2,
    stream: (request, signal) =>
      isAgreed(options, request)
        ? attempts({ provider, dialects, limits }, request, signal)
        : failing(failure('not-consented')),
  };
}

function isAgreed({ provider, consent, hash }: OpenAiModelOptions, request: ChatRequest): boolean {
  const isForHere = consent.origin === provider.origin && consent.model === provider.model;
  return isForHere && consent.hashes.includes(hash(agreedBodyOf(provider, firstDialect(provider), request)));
}

interface Sending {
  readonly provider: Provider;
  readonly dialects: Dialects;
  readonly limits: Limits;
}

/** Asks until there is an answer or a failure that another attempt would not mend. */
async function* attempts(sending: Sending, request: ChatRequest, signal: AbortSignal): AsyncGenerator<ChatPiece> {
  const { limits } = sending;
  const deadline = Date.now() + limits.totalMs;
  for (let attempt = 1; ; attempt += 1) {
    const result = yield* inItsDialect(sending, request, signal, deadline, attempt);
    if (result.ok) return yield { kind: 'finished', reason: result.reason, usage: result.usage };
    const wait = result.mayPass ? waitBefore(attempt + 1, result.failure, limits, deadline) : undefined;
    if (wait === undefined) return yield { kind: 'failed', failure: result.failure };
    yield { kind: 'waiting', milliseconds: wait, why: result.failure.kind };
    await pause(wait, signal);
    if (signal.aborted) return yield { kind: 'failed', failure: failure('cancelled') };
  }
}

/** More refusals than there is to leave out: the server is not to be pleased. */
const mostSteps = 8;

/** A refused parameter is left out and the question asked again: that costs nothing and is no attempt. */
async function* inItsDialect(
  { provider, dialects, limits }: Sending,
  request: ChatRequest,
  signal: AbortSignal,
  deadline: number,
  attempt: number,
): AsyncGenerator<ChatPiece, Attempt> {
  for (let step = 1; ; step += 1) {
    const dialect = dialectFor(dialects, provider);
    yield { kind: 'started', attempt, format: dialect.format };
    const watch = startWatch(signal, deadline - Date.now());
    const result = yield* watched(watch, askOnce(provider, bodyOf(provider, dialect, request), limits, watch));
    const next = result.ok || step > mostSteps ? undefined : dialectAfter(dialect, result);
    if (next === undefined) return result;
    keepDialect(dialects, provider, next);
  }
}

function dialectAfter(dialect: Dialect, { failure: { kind }, refusal }: Attempt & { ok: false }): Dialect | undefined {
  const isAboutTheRequest = kind === 'bad-request' || kind === 'not-found' || kind === 'server-error';
  return isAboutTheRequest && refusal !== undefined ? learn(dialect, refusal) : undefined;
}

async function* watched(watch: Watch, asking: AsyncGenerator<ChatPiece, Attempt>): AsyncGenerator<ChatPiece, Attempt> {
  try {
    return yield* asking;
  } finally {
    watch.stop();
  }
}

function waitBefore(attempt: number, why: ModelFailure, limits: Limits, deadline: number): number | undefined {
  if (attempt > limits.attempts) return undefined;
  const asked = why.retryAfterSeconds === undefined ? undefined : why.retryAfterSeconds * 1000;
  const wait = asked ?? limits.pauseMs * 2 ** (attempt - 2);
  return wait > limits.mostRetryAfterMs || Date.now() + wait > deadline ? undefined : wait;
}

async function* failing(why: ModelFailure): AsyncGenerator<ChatPiece> {
  yield { kind: 'failed', failure: why };
}

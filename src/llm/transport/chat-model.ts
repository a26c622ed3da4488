/** A model that answers in pieces. The OpenAI client is one; an editor may plug in the models that it brings along. */
export interface ChatModel {
  /** Names origin and model: `https://api.openai.com gpt-5`. Consent and caches are kept by it. */
  readonly id: string;
  /** Local servers have one graphics card: they get one request at a time. */
  readonly concurrency: number;
  /** Never throws. The last piece is `finished` or `failed`. */
  stream(request: ChatRequest, signal: AbortSignal): AsyncIterable<ChatPiece>;
}

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

export interface ChatRequest {
  /** What a person has agreed to send, whole. */
  readonly messages: readonly ChatMessage[];
  /** What is added in a later round: only the model's own words and our reasons about them. */
  readonly followUp: readonly ChatMessage[];
  readonly schema: JsonSchema;
  readonly maxOutputTokens: number;
}

export type JsonSchema = Readonly<Record<string, unknown>>;

export type ChatPiece =
  /** A new attempt: what an earlier one said is void. */
  | { readonly kind: 'started'; readonly attempt: number; readonly format: AnswerFormat }
  | { readonly kind: 'text'; readonly text: string }
  /** The model thinks aloud; what it thinks is not kept. */
  | { readonly kind: 'reasoning'; readonly characters: number }
  | { readonly kind: 'waiting'; readonly milliseconds: number; readonly why: ModelFailure['kind'] }
  | { readonly kind: 'finished'; readonly reason: FinishReason; readonly usage?: Usage | undefined }
  | { readonly kind: 'failed'; readonly failure: ModelFailure };

/** How firmly the server holds the model to the schema. */
export type AnswerFormat = 'json_schema' | 'json_object' | 'plain';

export type FinishReason = 'stop' | 'length' | 'unknown';

export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cachedTokens: number;
}

export const failureKinds = [
  'unauthorized',
  'not-found',
  'rate-limited',
  'quota-exceeded',
  'too-long',
  'refused',
  'cancelled',
  'unreachable',
  'timed-out',
  'bad-answer',
  'bad-request',
  'server-error',
  'insecure-url',
  'not-consented',
] as const;
export type FailureKind = (typeof failureKinds)[number];

/** A sentence with `{0}` where the first value goes. */
export interface FilledSentence {
  readonly sentence: string;
  readonly values: readonly string[];
}

/** Why there is no judgement. Named by what the person must do; the static review stands either way. */
export interface ModelFailure {
  readonly kind: FailureKind;
  /** What happened, one sentence. */
  readonly message: string;
  /** The same sentence, where something was put into it: whoever translates it needs both apart. */
  readonly filled?: FilledSentence | undefined;
  /** What to do, one sentence. */
  readonly action: string;
  /** The server's own words, cut, without secrets. */
  readonly detail?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
}

import { createHash } from 'node:crypto';
import { agreedBodyOf } from '../../src/llm/transport/body-of.ts';
import type { ChatPiece, ChatRequest, ModelFailure } from '../../src/llm/transport/chat-model.ts';
import { type Dialects, firstDialect } from '../../src/llm/transport/dialect.ts';
import { type Limits, usualLimits } from '../../src/llm/transport/limits.ts';
import { openAiModel } from '../../src/llm/transport/openai-model.ts';
import { openProvider, type Provider, type ProviderSettings } from '../../src/llm/transport/provider.ts';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Short enough for a test, in the proportions of the usual ones. */
export const shortLimits: Limits = { ...usualLimits, headerMs: 600, stallMs: 250, totalMs: 4000, pauseMs: 10 };

export const smallRequest: ChatRequest = {
  messages: [
    { role: 'system', content: 'You review.' },
    { role: 'user', content: 'E1 GET /orders' },
  ],
  followUp: [],
  schema: { type: 'object', properties: { ok: { type: 'boolean' } }, required: ['ok'], additionalProperties: false },
  maxOutputTokens: 500,
};

export interface Asked {
  readonly text: string;
  readonly failure: ModelFailure | undefined;
  readonly pieces: readonly ChatPiece[];
}

export interface AskOptions {
  readonly settings?: Partial<ProviderSettings>;
  readonly limits?: Limits;
  readonly dialects?: Dialects;
  readonly request?: ChatRequest;
  readonly signal?: AbortSignal;
  readonly onPiece?: (piece: ChatPiece) => void;
}

/** Asks through the real client, having agreed to exactly what is asked. */
export async function askModel(baseUrl: string, options: AskOptions = {}): Promise<Asked> {
  const { settings = {}, limits = shortLimits, dialects = new Map(), request = smallRequest } = options;
  const provider = providerOf({ kind: 'compatible', baseUrl, model: 'test-model', ...settings });
  const hashes = [sha256(agreedBodyOf(provider, firstDialect(provider), request))];
  const consent = { origin: provider.origin, model: provider.model, hashes };
  const model = openAiModel({ provider, consent, hash: sha256, dialects, limits });
  const pieces: ChatPiece[] = [];
  for await (const piece of model.stream(request, options.signal ?? new AbortController().signal)) {
    pieces.push(piece);
    options.onPiece?.(piece);
  }
  return askedFrom(pieces);
}

export function providerOf(settings: ProviderSettings): Provider {
  const opened = openProvider(settings);
  if (!opened.ok) throw new Error(opened.failure.message);
  return opened.provider;
}

function askedFrom(pieces: readonly ChatPiece[]): Asked {
  const last = pieces.at(-1);
  const start = pieces.findLastIndex((piece) => piece.kind === 'started');
  const texts = pieces.slice(start).map((piece) => (piece.kind === 'text' ? piece.text : ''));
  return { text: texts.join(''), failure: last?.kind === 'failed' ? last.failure : undefined, pieces };
}

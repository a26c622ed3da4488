import type { ChatModel, ChatRequest, FinishReason, ModelFailure, Usage } from './transport/chat-model.ts';
import { failure } from './transport/failure.ts';

export type Asked =
  | { readonly ok: true; readonly text: string; readonly reason: FinishReason; readonly usage?: Usage | undefined }
  | { readonly ok: false; readonly failure: ModelFailure };

export interface Listener {
  /** The answer as far as it goes; shorter again when another attempt begins. */
  onText?(text: string): void;
  onWaiting?(milliseconds: number, why: ModelFailure['kind']): void;
}

/** Asks a question and waits for the whole answer. */
export async function ask(
  model: ChatModel,
  request: ChatRequest,
  signal: AbortSignal,
  listener: Listener = {},
): Promise<Asked> {
  let text = '';
  for await (const piece of model.stream(request, signal)) {
    if (piece.kind === 'started') text = '';
    if (piece.kind === 'text') {
      text += piece.text;
      listener.onText?.(text);
    }
    if (piece.kind === 'waiting') listener.onWaiting?.(piece.milliseconds, piece.why);
    if (piece.kind === 'failed') return { ok: false, failure: piece.failure };
    if (piece.kind === 'finished') return { ok: true, text, reason: piece.reason, usage: piece.usage };
  }
  return { ok: false, failure: failure('bad-answer', 'The answer ended without an end.') };
}

import type { ChatModel, ChatRequest } from './chat-model.ts';

/** Where answers are kept: by the host, as text. What is read back is verified like a fresh answer. */
export interface AnswerStore {
  get(key: string): Promise<string | undefined>;
  set(key: string, answer: string): Promise<void>;
}

/** Raised whenever another answer would be asked for with the same words. */
const version = 1;

/** Answers from the store what was asked before, word for word, of the same model. */
export function rememberingModel(model: ChatModel, store: AnswerStore, hash: (text: string) => string): ChatModel {
  return {
    ...model,
    stream: async function* (request, signal) {
      const key = hash(keyText(model, request));
      const known = await store.get(key);
      if (known !== undefined) {
        yield { kind: 'text', text: known };
        return yield { kind: 'finished', reason: 'stop' };
      }
      let answer = '';
      for await (const piece of model.stream(request, signal)) {
        if (piece.kind === 'started') answer = '';
        if (piece.kind === 'text') answer += piece.text;
        // Only a whole answer is worth keeping.
        if (piece.kind === 'finished' && piece.reason === 'stop') await store.set(key, answer);
        yield piece;
      }
    },
  };
}

function keyText({ id }: ChatModel, { messages, followUp, schema, maxOutputTokens }: ChatRequest): string {
  return JSON.stringify([version, id, messages, followUp, schema, maxOutputTokens]);
}

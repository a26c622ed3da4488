import type { ChatModel, ChatRequest } from './chat-model.ts';
import { failure } from './failure.ts';

/** What a person agrees to where another program writes the bytes: every message, and the schema. */
export function agreedText({ messages, schema }: ChatRequest): string {
  return JSON.stringify({ messages, schema });
}

/** Lets through only what was agreed to. For models that an editor brings along; our own sender looks at its bytes. */
export function agreedModel(model: ChatModel, hashes: readonly string[], hash: (text: string) => string): ChatModel {
  return {
    ...model,
    stream: async function* (request, signal) {
      if (hashes.includes(hash(agreedText(request)))) yield* model.stream(request, signal);
      else yield { kind: 'failed', failure: failure('not-consented') };
    },
  };
}

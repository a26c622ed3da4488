import { type Asked, ask } from './ask.ts';
import { agreedBodyOf } from './transport/body-of.ts';
import type { ChatModel, ChatRequest } from './transport/chat-model.ts';
import { firstDialect } from './transport/dialect.ts';
import { openAiModel } from './transport/openai-model.ts';
import type { Provider } from './transport/provider.ts';

/** One word, so that address, key, model and stream are tried for less than a hundred tokens, and nothing of any code. */
const trialRequest: ChatRequest = {
  messages: [
    { role: 'system', content: 'You test a connection.' },
    { role: 'user', content: 'Answer {"ok": true}.' },
  ],
  followUp: [],
  schema: { type: 'object', properties: { ok: { type: 'boolean' } }, required: ['ok'], additionalProperties: false },
  // Models that think first need room to do so.
  maxOutputTokens: 1000,
};

/** A server that is asked for nothing but the trial. */
export function trialModel(provider: Provider, hash: (text: string) => string): ChatModel {
  const { origin, model } = provider;
  const hashes = [hash(agreedBodyOf(provider, firstDialect(provider), trialRequest))];
  return openAiModel({ provider, consent: { origin, model, hashes }, hash });
}

export function tryModel(model: ChatModel, signal: AbortSignal): Promise<Asked> {
  return ask(model, trialRequest, signal);
}

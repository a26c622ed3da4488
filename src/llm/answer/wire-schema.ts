import type { JsonSchema } from '../transport/chat-model.ts';
import { answerSchema } from './answer.ts';
import { wireSchemaOf } from './wire-schema-of.ts';

/**
 * The schema as it is sent. Bounds, patterns and formats stay on our side: strict mode, llama.cpp and vLLM refuse them.
 * Every field is required, optional ones are nullable.
 */
export function wireSchema(): JsonSchema {
  known ??= wireSchemaOf(answerSchema);
  return known;
}

let known: JsonSchema | undefined;

import type { FailureKind, ModelFailure } from './chat-model.ts';
import { failure, withoutKey } from './failure.ts';

/** What an editor's own model says when it fails: codes are strings, and the real error may be the cause. */
export function failureOfEditorModel(error: unknown): ModelFailure {
  const said = detailsOf(error);
  const text = `${said.names} ${said.messages}`;
  const known = kinds.find(([pattern]) => pattern.test(said.code) || pattern.test(text));
  return failure(known?.[1] ?? 'server-error', known?.[2], { detail: withoutKey(said.messages, undefined) });
}

/** In this order: a quota error also speaks of limits. `Blocked` means that the extension asked too often. */
const kinds: readonly (readonly [RegExp, FailureKind, string?])[] = [
  [/\bCancell?(?:ed|ation)/, 'cancelled'],
  [/^NoPermissions$/, 'unauthorized', 'Access to the language model was not granted.'],
  [/^NotFound$/, 'not-found', 'That language model is no longer there.'],
  [/ChatQuotaExceeded|quota|premium request|billing/i, 'quota-exceeded'],
  [/^Blocked$|ChatRateLimited|rate.?limit|too many requests|\b429\b/i, 'rate-limited'],
  [/response too long|response exceeded|maximum length/i, 'bad-answer', 'The answer was cut off.'],
  [/token limit|token count|context|prompt.{0,20}too (?:long|large)|max_prompt_tokens/i, 'too-long'],
  [/filter|off_topic|responsible/i, 'refused'],
];

interface Details {
  readonly code: string;
  readonly names: string;
  readonly messages: string;
}

function detailsOf(error: unknown): Details {
  const errors = [error, error instanceof Error ? error.cause : undefined].filter((one) => one instanceof Error);
  const code = errors.map((one) => ('code' in one ? String(one.code) : '')).find((one) => one !== '') ?? '';
  return {
    code,
    names: errors.map(({ name }) => name).join(' '),
    messages: errors.length === 0 ? String(error) : errors.map(({ message }) => message).join(' '),
  };
}

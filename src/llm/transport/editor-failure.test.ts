import { expect, test } from 'vitest';
import { failureOfEditorModel } from './editor-failure.ts';

function thrown(name: string, message: string, code?: string, cause?: Error): Error {
  return Object.assign(new Error(message, { cause }), { name, ...(code !== undefined && { code }) });
}

test.each([
  ['access was not granted', thrown('LanguageModelError', 'no', 'NoPermissions'), 'unauthorized'],
  ['the model is gone', thrown('LanguageModelError', 'gone', 'NotFound'), 'not-found'],
  ['the extension asked too often', thrown('LanguageModelError', 'blocked', 'Blocked'), 'rate-limited'],
  ['the quota is used up', thrown('ChatQuotaExceeded', 'You have exceeded your free chat quota'), 'quota-exceeded'],
  [
    'the cause tells',
    thrown('LanguageModelError', 'failed', 'Unknown', thrown('ChatRateLimited', 'slow down')),
    'rate-limited',
  ],
  ['the prompt is too long', thrown('Error', 'Message exceeds token limit.'), 'too-long'],
  ['the answer was filtered', thrown('Error', 'Response got filtered.'), 'refused'],
  ['the person cancelled', thrown('Canceled', 'Canceled'), 'cancelled'],
  ['anything else', 'broken', 'server-error'],
])('%s', (_, error, kind) => {
  expect(failureOfEditorModel(error).kind).toBe(kind);
});

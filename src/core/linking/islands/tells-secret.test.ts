import { expect, test } from 'vitest';
import { tellsSecret } from './tells-secret.ts';

const secrets = ['moored+4ever', 'pass'];

test.each([
  ['a text that it stands in', { url: { text: 'amqp://pier:moored+4ever@bells' } }, true],
  ['an entry of a list', { columns: ['berth', 'pass'] }, true],
  ['a part of another word', { table: { name: 'passengers' } }, false],
  ['a quote, in which it was hidden by where it stands', { file: 'a.ts', line: 1, endLine: 1, text: 'pass' }, false],
])('a secret is told by %s: %j, %s', (_, value, isTold) => {
  expect(tellsSecret(value, secrets)).toBe(isTold);
  expect(tellsSecret(value, [])).toBe(false);
});

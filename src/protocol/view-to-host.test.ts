import { expect, test } from 'vitest';
import { viewToHostSchema } from './view-to-host.ts';

test.each([
  { type: 'ready', v: 1 },
  { type: 'open', v: 1, file: 'src/orders.ts', line: 12 },
  { type: 'save', v: 1, name: 'services-of-shop.svg', text: '<svg/>' },
  { type: 'explain', v: 1, rule: 'n-plus-one-query' },
])('$type passes', (message) => {
  expect(viewToHostSchema.safeParse(message).success).toBe(true);
});

test.each([
  ['another version', { type: 'ready', v: 2 }],
  ['an unknown message', { type: 'run', v: 1, command: 'workbench.action.terminal.new' }],
  ['a line before the first', { type: 'open', v: 1, file: 'a.ts', line: 0 }],
  ['a name with a way in it', { type: 'save', v: 1, name: '../../.bashrc', text: '' }],
  ['a name of another kind', { type: 'save', v: 1, name: 'run.sh', text: '' }],
  ['a rule that is an address', { type: 'explain', v: 1, rule: 'https://example.com' }],
  ['no message at all', 'ready'],
])('%s is refused', (_, message) => {
  expect(viewToHostSchema.safeParse(message).success).toBe(false);
});

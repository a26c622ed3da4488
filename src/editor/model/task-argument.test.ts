import { expect, test } from 'vitest';
import { isTaskArgument } from './task-argument.ts';

const title = 'Caches';
const model = 'scripted';

test.each([
  ['a task that needs no more words', { task: { kind: 'cache' }, title, model }, true],
  ['a task with its words', { task: { kind: 'change', base: 'main' }, title, model }, true],
  ['nothing', undefined, false],
  ['the arguments of a menu', { scheme: 'file', path: '/shop' }, false],
  ['a kind alone', { task: 'cache', title, model }, false],
  ['a kind that there is not', { task: { kind: 'toString' }, title, model }, false],
  ['a task without its words', { task: { kind: 'question' }, title, model }, false],
  ['a title that is none', { task: { kind: 'cache' }, title: 7, model }, false],
  ['a model that is none', { task: { kind: 'cache' }, title, model: { id: 'scripted' } }, false],
])('%s', (_, argument, isOne) => {
  expect(isTaskArgument(argument)).toBe(isOne);
});

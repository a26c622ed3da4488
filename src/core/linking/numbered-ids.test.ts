import { expect, it } from 'vitest';
import { numberedIds } from './numbered-ids.ts';

it('gives no id twice, not even where a name ends like a number', () => {
  const id = numberedIds();
  expect(['log night', 'log night~2', 'log night', 'log day', 'log night'].map(id)).toEqual([
    'log night',
    'log night~2',
    'log night~3',
    'log day',
    'log night~4',
  ]);
});

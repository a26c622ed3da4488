import { expect, test } from 'vitest';
import { stepped } from './stepped.ts';

test('a list ends at its ends, a row of tabs goes round', () => {
  expect(stepped('ArrowDown', 4, 5, 'column')).toBe(4);
  expect(stepped('ArrowUp', 0, 5, 'column')).toBe(0);
  expect(stepped('ArrowRight', 4, 5, 'row')).toBe(0);
  expect(stepped('ArrowLeft', 0, 5, 'row')).toBe(4);
});

test('pages, home and end lead where they say', () => {
  expect(stepped('PageDown', 3, 100, 'column')).toBe(13);
  expect(stepped('PageUp', 3, 100, 'column')).toBe(0);
  expect(stepped('Home', 3, 100, 'column')).toBe(0);
  expect(stepped('End', 3, 100, 'column')).toBe(99);
});

test('other keys and empty lists lead nowhere', () => {
  expect(stepped('a', 0, 5, 'column')).toBeUndefined();
  expect(stepped('ArrowRight', 0, 5, 'column')).toBeUndefined();
  expect(stepped('ArrowDown', -1, 0, 'column')).toBeUndefined();
});

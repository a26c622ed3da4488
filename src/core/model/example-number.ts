import type { ScalarShape } from './shape.ts';
import { wordsOf } from './words.ts';

const byWord: Readonly<Record<string, number>> = {
  cents: 1999,
  price: 1999,
  amount: 1999,
  total: 1999,
  quantity: 2,
  qty: 2,
  count: 2,
  stock: 12,
  page: 1,
  limit: 20,
  size: 20,
  take: 20,
  offset: 0,
  skip: 0,
  age: 36,
  year: 2025,
  rating: 5,
  score: 5,
  rate: 5,
  version: 1,
  position: 1,
  order: 1,
  latitude: 51.5,
  lat: 51.5,
  longitude: -0.13,
  lon: -0.13,
  lng: -0.13,
  expires: 3600,
  ttl: 3600,
  in: 3600,
  status: 200,
};

const money: ReadonlySet<string> = new Set(['price', 'amount', 'total', 'cost', 'fee']);

/** A number that a field of this name could hold, within the bounds that the shape states. */
export function exampleNumber(name: string, shape: ScalarShape): number {
  const words = wordsOf(name);
  const last = words.at(-1) ?? '';
  const value =
    shape.type === 'number' && money.has(last) ? 19.99 : Object.hasOwn(byWord, last) ? (byWord[last] ?? 42) : 42;
  const bounded = Math.min(shape.maximum ?? value, Math.max(shape.minimum ?? value, value));
  return shape.type === 'integer' ? Math.round(bounded) : bounded;
}

/** True where an undeclared value is a number by its name alone. */
export function isNumberByName(name: string): boolean {
  const last = wordsOf(name).at(-1) ?? '';
  return last !== 'status' && last !== 'order' && last !== 'in' && Object.hasOwn(byWord, last);
}

import { expect, test } from 'vitest';
import { consentsIn } from './consents.ts';

function memento() {
  const kept = new Map<string, unknown>([['other', 1]]);
  return {
    kept,
    get: <T>(key: string) => kept.get(key) as T,
    keys: () => [...kept.keys()],
    update: async (key: string, value: unknown) => void (value === undefined ? kept.delete(key) : kept.set(key, value)),
  };
}

const consent = { origin: 'https://api.openai.com', model: 'gpt-5', hashes: [] };

test('a consent holds for its folder, origin and model, and for no other', async () => {
  const consents = consentsIn(memento());
  await consents.remember('/work/shop', consent);
  expect(consents.has('/work/shop', consent)).toBe(true);
  expect(consents.has('/work/other', consent)).toBe(false);
  expect(consents.has('/work/shop', { ...consent, model: 'gpt-6' })).toBe(false);
  expect(consents.has('/work/shop', { ...consent, origin: 'https://evil.example.com' })).toBe(false);
});

test('what is forgotten is asked for again, and nothing else is lost', async () => {
  const state = memento();
  const consents = consentsIn(state);
  await consents.remember('/work/shop', consent);
  await consents.forget();
  expect(consents.has('/work/shop', consent)).toBe(false);
  expect([...state.kept.keys()]).toEqual(['other']);
});

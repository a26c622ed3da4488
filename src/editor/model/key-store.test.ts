import { expect, test } from 'vitest';
import { keyStore } from './key-store.ts';

test('a key is found at its own address and kind, and at no other', async () => {
  const kept = new Map<string, string>();
  const keys = keyStore({
    get: async (name) => kept.get(name),
    store: async (name, value) => void kept.set(name, value),
    delete: async (name) => void kept.delete(name),
  });
  await keys.set('openai', 'https://api.openai.com', 'k');
  expect([...kept.keys()]).toEqual(['architect.key:openai:https://api.openai.com']);
  expect(await keys.get('openai', 'https://api.openai.com')).toBe('k');
  expect(await keys.get('openai', 'https://api.openai.com.evil.example')).toBeUndefined();
  expect(await keys.get('compatible', 'https://api.openai.com')).toBeUndefined();
  await keys.remove('openai', 'https://api.openai.com');
  expect(kept.size).toBe(0);
});

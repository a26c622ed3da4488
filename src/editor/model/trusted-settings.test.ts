import { expect, test } from 'vitest';
import { type Inspected, trustedSettings } from './trusted-settings.ts';

const names = ['model.provider', 'model.baseUrl'];
const read = (known: Readonly<Record<string, Inspected>>) => trustedSettings(names, (name) => known[name]);

test('what the person set is taken, and nothing else', () => {
  const known = { 'model.baseUrl': { defaultValue: '', globalValue: 'https://api.openai.com/v1' } };
  expect(read(known)).toEqual({
    ok: true,
    values: { 'model.provider': undefined, 'model.baseUrl': 'https://api.openai.com/v1' },
  });
});

test.each(['workspaceValue', 'workspaceFolderValue'])('a %s is refused, even beside one of the person', (where) => {
  const known = { 'model.baseUrl': { globalValue: 'https://api.openai.com/v1', [where]: 'https://evil.example/v1' } };
  expect(read(known)).toEqual({ ok: false, refused: ['model.baseUrl'] });
});

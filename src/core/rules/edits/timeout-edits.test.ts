import { expect, test } from 'vitest';
import { call, place } from '../../../../test/support/build-system.ts';
import { timeoutEdits } from './timeout-edits.ts';

function timed(library: string, text: string): string | undefined {
  const [edit] = timeoutEdits([call('GET /tours', 'GET rates /rates', { library, evidence: [place(text)] })]) ?? [];
  return edit?.kind === 'replace' ? text.replace(edit.find, () => edit.put) : undefined;
}

test('the only call of a line waits no longer than two seconds', () => {
  expect(timed('axios', 'const rates = await axios.get(url);')).toBe(
    'const rates = await axios.get(url, { timeout: 2000 });',
  );
  expect(timed('requests', 'rates = requests.get(url)')).toBe('rates = requests.get(url, timeout=2)');
});

test('of two alike in a line none is touched', () => {
  expect(timed('axios', 'const rates = cache.get(day) ?? (await axios.get(url));')).toBeUndefined();
  expect(timed('requests', "rates = requests.get(settings.get('rates'))")).toBeUndefined();
  expect(timed('fetch', 'await Promise.all([fetch(one), fetch(two)]);')).toBeUndefined();
});

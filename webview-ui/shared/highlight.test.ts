import fc from 'fast-check';
import { expect, test } from 'vitest';
import { highlight, type Language } from './highlight.ts';

/** Colored parts as `kind‹text›`, plain text as it is. */
function colored(source: string, language: Language): string {
  return highlight(source, language)
    .map(({ kind, text }) => (kind === 'plain' ? text : `${kind}‹${text}›`))
    .join('');
}

test('code, SQL and requests are colored by their words', () => {
  expect(colored("const total = await sum('a', 2); // done", 'code')).toBe(
    "keyword‹const› total = keyword‹await› sum(string‹'a'›, number‹2›); comment‹// done›",
  );
  expect(colored("create table orders (id uuid default '0') -- x", 'sql')).toBe(
    "keyword‹create› keyword‹table› orders (id type‹uuid› keyword‹default› string‹'0'›) comment‹-- x›",
  );
  expect(colored('POST /orders HTTP/1.1\nHost: shop\n\n{ "id": 1 }', 'http')).toBe(
    'keyword‹POST› /orders type‹HTTP/1.1›\nproperty‹Host›: shop\n\n{ property‹"id"›: number‹1› }',
  );
});

test('a hash begins a comment where it does in the language', () => {
  expect(colored('return order # done', 'script')).toBe('keyword‹return› order comment‹# done›');
  expect(colored('this.#total', 'code')).toBe('keyword‹this›.#total');
});

test('a keyword inside a word stays plain', () => {
  expect(colored('information constant newest', 'code')).toBe('information constant newest');
});

test('no text is lost or added, whatever it is', () => {
  const languages: readonly Language[] = ['code', 'script', 'sql', 'json', 'http'];
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...languages), (source, language) => {
      const parts = highlight(source, language).map((token) => token.text);
      expect(parts.join('')).toBe(source);
    }),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mermaidLabel, mermaidWord, withPlainLabels } from './label.ts';

/** What Mermaid shows for an encoded label. */
function shown(label: string): string {
  return label.replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}

test('hostile names become labels that show the same text and hold no syntax', () => {
  const labels = [
    '"; click n0 "javascript:alert(1)"',
    '</text><script>alert(1)</script>',
    'orders -->|x| payments',
    'GET /orders/{id}',
    'end',
    '1. first',
    '- dashed',
    'www.example.com',
    '%%{init: {"theme":"dark"}}%%',
    '\u001b[31mred',
    '注文サービス 🛒',
    '',
  ].map((text) => mermaidLabel(text));
  expect(labels.join('\n')).toMatchInlineSnapshot(`
    "#34;#59; click n0 #34;javascript#58;alert#40;1#41;#34;
    #60;/text#62;#60;script#62;alert#40;1#41;#60;/script#62;
    orders --#62;#124;x#124; payments
    GET /orders/#123;id#125;
    end
    1#46; first
    #45; dashed
    www#46;example.com
    #37;#37;#123;init#58; #123;#34;theme#34;#58;#34;dark#34;#125;#125;#37;#37;
    �#91;31mred
    注文サービス 🛒
    –"
  `);
});

test('any text can be read back from its label, apart from blanks and what has no picture', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const label = mermaidLabel(text);
      expect(label.replace(/#\d+;/g, '')).toMatch(/^[A-Za-z0-9 .,/\-\u00a0-\u{10ffff}]*$/u);
      const line = text.replace(/\s+/g, ' ').trim();
      if (!/\p{Cc}/u.test(line)) expect(shown(label)).toBe(line === '' ? '–' : line);
    }),
  );
});

test('labels of an exported picture hold no entity and no character of the syntax', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(mermaidLabel(text, 'svg')).not.toMatch(/["<>`&#;\\{}|[\]]/);
      expect(withPlainLabels(mermaidLabel(text))).not.toMatch(/["<>`&#;\\{}|[\]]/);
    }),
  );
});

test('types and column names become words of the entity grammar', () => {
  const words = [
    'varchar(255)',
    'double precision',
    'numeric(10,2)',
    'text[]',
    '2fa_secret',
    'PK',
    'größe',
    '"; DROP',
    '',
  ]
    .map((name) => mermaidWord(name))
    .join(' ');
  expect(words).toMatchInlineSnapshot(
    `"varchar(255) double_precision numeric(10,2) text[] _2fa_secret PK_ gr__e ___DROP _"`,
  );
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      expect(mermaidWord(name)).toMatch(/^(?!(?:PK|FK|UK)$)[A-Za-z_][\w\-()[\],.]*$/);
    }),
  );
});

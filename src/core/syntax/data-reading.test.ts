import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { entry, itemsOf, numberOf, textsOf } from './data-node.ts';
import type { DataNode } from './data-tree.ts';
import { readJson } from './json.ts';
import { linesOf } from './lines.ts';
import { readDocuments } from './read-documents.ts';
import { readYaml } from './yaml.ts';

const menu = `# The menu of a small restaurant
defaults: &dish
  price: 12.5
  vegan: no
soup:
  <<: *dish
  price: 6
  words: |
    Hot,
    with bread.
guests: ["Ana", 'Bo''s', 3, ~]
table for two: *dish
empty:
`;

describe('Reading YAML', () => {
  it('resolves anchors and merge keys, and what is said wins over what is merged', () => {
    expect(readYaml(menu).documents.map(plain)).toEqual([
      {
        defaults: { price: 12.5, vegan: 'no' },
        soup: { price: 6, words: 'Hot,\nwith bread.\n', vegan: 'no' },
        guests: ['Ana', "Bo's", 3, null],
        'table for two': { price: 12.5, vegan: 'no' },
        empty: null,
      },
    ]);
  });

  it('keeps places', () => {
    const [document] = readYaml(menu).documents;
    const lines = linesOf(menu);
    const span = (node: DataNode | undefined): string =>
      `${lines.lineAt(node?.at ?? 0)}-${lines.lineAt(node?.end ?? 0)} ${menu.slice(node?.at, node?.end).split('\n')[0]}`;
    expect(['soup', 'guests', 'empty'].map((key) => span(entry(document, key)))).toEqual([
      '6-10 <<: *dish',
      "11-11 [\"Ana\", 'Bo''s', 3, ~",
      '13-13 ',
    ]);
    expect(span(entry(document, 'soup', 'price'))).toBe('7-7 6');
  });

  it('reads every document of a stream', () => {
    expect(readYaml('a: 1\n---\n---\nb: 2\n').documents.map(plain)).toEqual([{ a: 1 }, null, { b: 2 }]);
  });

  it.each([
    ['a mapping within a line', '  api: image: x', 'bad indentation of a mapping entry'],
    [
      'an indentation that nothing has',
      '  api:\n    image: x\n   ports:\n     - 1',
      'bad indentation of a mapping entry',
    ],
    ['a tab', '  api:\n\timage: x', 'tab characters must not be used in indentation'],
    ['a quotation without an end', '  api:\n    image: "x', 'deficient indentation'],
    ['a list without an end', '  api:\n    ports: [1, 2', 'deficient indentation'],
    ['a sign that may not start a value', '  api:\n    image: @x\n    ports: 1', 'bad indentation of a mapping entry'],
  ])('reads what stands around %s', (_what, broken, reason) => {
    const { documents, problems } = readYaml(`services:\n${broken}\n  db:\n    image: postgres\nvolumes: 1\n`);
    expect(problems.map(({ message }) => message).join()).toContain(reason);
    expect(problems).toHaveLength(1);
    expect(plain(documents[0])).toMatchObject({ services: { db: { image: 'postgres' } }, volumes: 1 });
  });

  it('does not grow an alias bomb', () => {
    const bomb = Array.from({ length: 30 }, (_, i) => `a${i}: &a${i} [${i === 0 ? '1' : `*a${i - 1}, *a${i - 1}`}]`);
    const { documents, problems } = readYaml(bomb.join('\n'));
    expect(count(documents[0])).toBeLessThan(1_000_000);
    expect(problems[0]?.message).toBe('The alias *a15 would make the document too large and is left out.');
    expect(readYaml('a: &a [*a]').problems).toEqual([
      { at: 8, message: 'The alias *a stands for nothing and is left out.' },
    ]);
  });

  it('agrees with js-yaml on whatever values there are', () => {
    const scalar = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constantFrom(null, '012', '1e3', '0x1f', '-.5', 'yes'),
    );
    const value = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 3 },
        scalar,
        fc.array(tie('node'), { maxLength: 4 }),
        fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), tie('node'), { maxKeys: 4 }),
      ),
    })).node;
    fc.assert(
      fc.property(value, (node) => {
        const text = JSON.stringify({ node });
        expect(plain(readYaml(text).documents[0])).toEqual(load(text));
        expect(plain(readJson(text).documents[0])).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each(['012', '1e3', '0x1f', '-.5', '+4', '1.', '.', '1_000', '0o17', 'True', 'NULL', '~', 'on', '12:30', '1.2.3'])(
    'takes an unquoted %s for what js-yaml takes it',
    (text) => {
      expect(plain(readYaml(`a: ${text}`).documents[0])).toEqual(load(`a: ${text}`));
    },
  );

  it('never fails, wherever a text is cut or damaged', () => {
    const place = fc.nat(menu.length);
    const noise = fc.constantFrom(
      '',
      '[',
      '{',
      '&',
      '*',
      ':',
      '\t',
      '"',
      '|',
      '- ',
      '---\n',
      '<<: ',
      '!',
      '%',
      '\u0000',
    );
    fc.assert(
      fc.property(place, place, noise, (a, b, damage) => {
        const text = menu.slice(0, a) + damage + menu.slice(b);
        for (const document of readYaml(text).documents) expect(document.end).toBeLessThanOrEqual(text.length);
        readJson(text);
      }),
    );
  });

  it('gives up on nesting that no document has', () => {
    expect(readYaml('['.repeat(50_000)).problems).toHaveLength(1);
    expect(readJson('['.repeat(50_000)).problems).toHaveLength(1);
  });
});

describe('Reading JSON', () => {
  it('permits comments and trailing commas', () => {
    const { documents, problems } = readJson('{\n  // dishes\n  "soup": [1, 2,],\n}');
    expect(documents.map(plain)).toEqual([{ soup: [1, 2] }]);
    expect(problems).toEqual([]);
  });

  it('says where a text breaks and reads what it can', () => {
    const { documents, problems } = readJson('{ "soup": 1, "bread" 2, "salt": 3 }');
    expect(plain(documents[0])).toMatchObject({ soup: 1, salt: 3 });
    expect(problems).toEqual([{ at: 21, message: 'Not valid JSON: colon expected.' }]);
  });

  it('is chosen by the file name, because YAML cannot read tabs', () => {
    expect(readDocuments('a/package.json', '{\n\t"a": 1\n}').problems).toEqual([]);
    expect(readDocuments('a/compose.YML', 'a: 1').documents.map(plain)).toEqual([{ a: 1 }]);
    expect(readDocuments('a/main.ts', 'a: 1').documents).toEqual([]);
  });
});

describe('Asking a tree', () => {
  it('gives nothing where nothing stands', () => {
    const [document] = readYaml(menu).documents;
    expect(entry(document, 'soup', 'price', 'deeper')).toBeUndefined();
    expect(numberOf(entry(document, 'soup', 'price'))).toBe(6);
    expect(itemsOf(entry(document, 'soup'))).toEqual([]);
    expect(textsOf(entry(document, 'guests'))).toEqual(['Ana', "Bo's", '3']);
    expect(textsOf(entry(document, 'soup', 'vegan'))).toEqual(['no']);
  });
});

function plain(node: DataNode | undefined): unknown {
  if (node === undefined) return undefined;
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'sequence') return node.items.map(plain);
  return Object.fromEntries([...node.entries.values()].map(({ key, value }) => [key, plain(value)]));
}

function count(node: DataNode | undefined): number {
  if (node === undefined || node.kind === 'scalar') return 1;
  const children = node.kind === 'sequence' ? node.items : [...node.entries.values()].map(({ value }) => value);
  return children.reduce((sum, child) => sum + count(child), 1);
}

import { expect, test } from 'vitest';
import { renameInYaml, setInYaml } from './edit-yaml.ts';

const text = `# A nursery sells plants.
name: Nursery   # as on the door
load:
  growth: 60 % # a year
resources:
  # What grows.
  plant:
    attributes:
      title: text(80)   # in Latin
      state: [seed, sold]
    operations: { create: { public: true }, read: }

  bed:
    attributes:
`;

test.each([
  ['a scalar, and its comment stays', ['load', 'growth'], '80 %', '  growth: 80 % # a year'],
  ['a scalar that has to be quoted', ['name'], 'Beds: two', 'name: "Beds: two"   # as on the door'],
  ['a number', ['load', 'peakFactor'], 3, '  peakFactor: 3'],
  [
    'a value inside of braces',
    ['resources', 'plant', 'operations', 'read'],
    { public: true },
    'read: { public: true } }',
  ],
  ['a key inside of braces', ['resources', 'plant', 'operations', 'list'], null, 'read:, list: }'],
  ['an item', ['resources', 'plant', 'attributes', 'state', '1'], 'planted', '      state: [seed, planted]'],
  ['the first key of an empty mapping', ['resources', 'bed', 'attributes', 'row'], 'integer', '      row: integer'],
  ['a new key behind the last one', ['resources', 'plant', 'rows'], 500, '    rows: 500'],
])('sets %s', (_, path, value, line) => {
  const after = setInYaml(text, path, value);
  expect(after?.split('\n')).toEqual(expect.arrayContaining([expect.stringContaining(line)]));
  expect(after?.match(/#.*/g)).toEqual(text.match(/#.*/g));
});

test('one more item stands behind the last one, written as the others are', () => {
  const after = (yaml: string, at: string): string | undefined => setInYaml(yaml, ['beds', at], 'north, wet');
  expect(after('beds: [south]\n', '1')).toBe('beds: [south, "north, wet"]\n');
  expect(after('beds: [] # none yet\n', '0')).toBe('beds: ["north, wet"] # none yet\n');
  expect(after('beds:\n- south # sunny\n# by the wall\nname: a\n', '1')).toBe(
    'beds:\n- south # sunny\n- north, wet\n# by the wall\nname: a\n',
  );
  expect(after('beds:\n  - south', '1')).toBe('beds:\n  - south\n  - north, wet\n');
});

test('a new resource gets lines of its own, apart from the others', () => {
  const value = { attributes: { name: 'text', email: 'email unique' }, operations: { read: { public: true } } };
  const after = setInYaml(text, ['resources', 'customer'], value) ?? '';
  expect(after.slice(after.indexOf('  bed'))).toMatchInlineSnapshot(`
    "  bed:
        attributes:

      customer:
        attributes:
          name: text
          email: email unique
        operations:
          read: { public: true }
    "
  `);
});

test('what is taken away leaves no line behind', () => {
  const after = setInYaml(text, ['resources', 'plant', 'attributes', 'title'], undefined);
  expect(after).toBe(text.replace('      title: text(80)   # in Latin\n', ''));
  expect(setInYaml(text, ['resources', 'plant', 'operations', 'create'], undefined)).toContain('{ read: }');
  expect(setInYaml(text, ['load', 'growth'], undefined)).toContain('load:\nresources:');
});

test('a key is renamed at its place', () => {
  expect(renameInYaml(text, ['resources', 'plant'], 'tree: old')).toContain('\n  "tree: old":\n    attributes:');
  expect(renameInYaml(text, ['resources', 'plant'], 'bed')).toBeUndefined();
});

test('what would change something else is refused', () => {
  const aliased = 'usual: &usual\n  growth: 1\nload: *usual\n';
  expect(setInYaml(aliased, ['load', 'growth'], 2)).toBeUndefined();
  expect(setInYaml('name: [', ['name'], 'x')).toBeUndefined();
});

test('an empty text becomes one with the value', () => {
  expect(setInYaml('', ['load', 'growth'], 1)).toBe('load:\n  growth: 1\n');
  expect(setInYaml('name: a', ['goals'], ['b', 'c: d'])).toBe('name: a\ngoals: [b, "c: d"]\n');
});

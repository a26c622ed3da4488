import { expect, test } from 'vitest';
import { taughtConfig } from './taught-config.ts';

const teach = (text: string, file = 'architect.config.yaml') =>
  taughtConfig({ file, text, kind: 'authentication', name: 'requireTenant' });

test('a file that is not there yet begins with the guard', () => {
  expect(teach('')).toMatchInlineSnapshot(`
    "guards:
      authentication: [requireTenant]
    "
  `);
  expect(teach('', 'architect.config.json')).toMatchInlineSnapshot(`
    "{
      "guards": {
        "authentication": [
          "requireTenant"
        ]
      }
    }
    "
  `);
  expect(taughtConfig({ file: 'architect.config.yaml', text: '', kind: 'rateLimit', name: '*throttle' })).toBe(
    'guards:\n  rateLimit: ["*throttle"]\n',
  );
});

test('what a team has written stays, comments included', () => {
  const text = '# agreed in March\nrules:\n  path-casing: off # legacy\n';
  expect(teach(text)).toBe(`${text}guards:\n  authentication: [requireTenant]\n`);
  expect(teach('guards:\n    rateLimit: [slowDown]\nignore: [old/**]\n')).toMatchInlineSnapshot(`
    "guards:
        rateLimit: [slowDown]
        authentication: [requireTenant]
    ignore: [old/**]
    "
  `);
});

test('a list of the same name elsewhere is none of guards', () => {
  const text = 'guards:\n  rateLimit: [slowDown]\ngateway:\n  authentication: [/admin/**]\n';
  expect(teach(text)).toBe(
    'guards:\n  rateLimit: [slowDown]\n  authentication: [requireTenant]\ngateway:\n  authentication: [/admin/**]\n',
  );
});

test('lists grow in the style they are written in', () => {
  expect(teach('guards:\n  authentication: [a, b] \n')).toBe('guards:\n  authentication: [a, b, requireTenant] \n');
  expect(teach('guards:\n  authentication: []\n')).toBe('guards:\n  authentication: [requireTenant]\n');
  expect(teach('guards: {rateLimit: [a]}\n')).toBe('guards: {rateLimit: [a], authentication: [requireTenant]}\n');
  expect(teach('guards:\n  authentication: [\n    a, # ours\n    b,\n    ]\n')).toContain('b, requireTenant');
  expect(teach('guards:\n  authentication:\n  - a # ours\n')).toBe(
    'guards:\n  authentication:\n  - a # ours\n  - requireTenant\n',
  );
});

test('JSON stays as it is laid out', () => {
  const file = 'architect.config.json';
  expect(teach('{\n  "rules": {}\n}\n', file)).toMatchInlineSnapshot(`
    "{
      "rules": {},
      "guards": {
        "authentication": [
          "requireTenant"
        ]
      }
    }
    "
  `);
  const two = teach('{"guards": {"authentication": ["a"]}}', file);
  expect(JSON.parse(two ?? '')).toEqual({ guards: { authentication: ['a', 'requireTenant'] } });
});

test('a guard that is known changes nothing, and a layout that is not understood is left to a person', () => {
  const known = 'guards: {authentication: [requireTenant]}\n';
  expect(teach(known)).toBe(known);
  expect(teach('usual: &usual [a]\nguards:\n  authentication: *usual\n')).toBeUndefined();
  expect(teach('guards: [')).toBeUndefined();
});

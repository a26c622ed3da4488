import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchesTemplate, pathTemplate, templateParameters, withoutOptional } from './path-template.ts';

test('writes the paths of all frameworks in one form', () => {
  const paths = [
    '/orders/:id',
    '/orders/:id(\\d+)/lines',
    '/files/*',
    '/docs/*path',
    '/a/:b?',
    '/v{}/x',
    '/',
    '',
    '/:from-:to',
    '/berths/{berth?}',
    '/charts/{name*2}/{rest*}',
    '/buoys/:number{[0-9]{1,3}}/light',
  ];
  expect(paths.map((path) => `${path} → ${pathTemplate(path)}`).join('\n')).toMatchInlineSnapshot(`
    "/orders/:id → /orders/{id}
    /orders/:id(\\d+)/lines → /orders/{id}/lines
    /files/* → /files/{wildcard}
    /docs/*path → /docs/{path}
    /a/:b? → /a/{b}
    /v{}/x → /v{param}/x
    / → /
     → /
    /:from-:to → /{from}-{to}
    /berths/{berth?} → /berths/{berth}
    /charts/{name*2}/{rest*} → /charts/{name}/{rest}
    /buoys/:number{[0-9]{1,3}}/light → /buoys/{number}/light"
  `);
});

test('a path whose end may be missing answers without it as well', () => {
  const paths = [
    '/orders/:id?',
    '/:page(\\d+)?',
    '/berths/{berth?}',
    '/a/:b?/c',
    '/news/{year?}/{month?}',
    '/files/*',
    '/orders/:id',
    '/a?',
  ];
  expect(paths.map((path) => `${path} → ${withoutOptional(path).join(' ')}`).join('\n')).toMatchInlineSnapshot(`
    "/orders/:id? → /orders
    /:page(\\d+)? → /
    /berths/{berth?} → /berths
    /a/:b?/c → 
    /news/{year?}/{month?} → /news/{year?} /news
    /files/* → 
    /orders/:id → 
    /a? → "
  `);
});

test('a caller reaches a template when every part fits', () => {
  expect(matchesTemplate('/orders/{id}', '/orders/{}')).toBe(true);
  expect(matchesTemplate('/orders/{id}', '/orders/7?full=1')).toBe(true);
  expect(matchesTemplate('/orders/export', '/orders/{}')).toBe(true);
  expect(matchesTemplate('/orders/{id}', '/orders')).toBe(false);
  expect(matchesTemplate('/orders/{id}', '/order/{}')).toBe(false);
});

const part = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);

test('a path made from a template by filling in its parameters reaches it', () => {
  const parts = fc.array(fc.record({ name: part, isParameter: fc.boolean(), value: part }), { maxLength: 6 });
  fc.assert(
    fc.property(parts, (made) => {
      const template = pathTemplate(
        `/${made.map((p) => (p.isParameter ? `:${p.name.replaceAll('-', '_')}` : p.name)).join('/')}`,
      );
      const path = `/${made.map((p) => (p.isParameter ? p.value : p.name)).join('/')}`;
      expect(matchesTemplate(template, path)).toBe(true);
      expect(templateParameters(template)).toHaveLength(made.filter((p) => p.isParameter).length);
    }),
  );
});

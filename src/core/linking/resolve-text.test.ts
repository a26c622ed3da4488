import { expect, test } from 'vitest';
import { resolverOf } from '../../../test/support/resolver-of.ts';
import { resolveText } from './resolve-text.ts';

/** The text of every argument of `show(…)`, as far as the code spells it out. */
async function textsOf(story: Readonly<Record<string, string>>): Promise<string> {
  const resolver = await resolverOf(story);
  const lines: string[] = [];
  for (const [file, scope] of resolver.scopes)
    for (const call of scope.outline.calls)
      for (const value of call.name === 'show' ? call.args : []) {
        const text = resolveText(resolver, { file, fn: call.fn }, value);
        const variables = text?.variables.length ? ` (${text.variables.join(', ')})` : '';
        lines.push(text === undefined ? 'nothing is known' : text.text + variables);
      }
  return lines.join('\n');
}

test('spells out constants of other files, defaults of the environment and templates', async () => {
  const story = {
    'settings.ts': `
      export const base = process.env.ORDERS_URL ?? 'http://orders:3000';
      export enum Topic { Placed = 'orders.placed' }
      export const paths = { list: '/orders', version: 'v' + 1 };
      export function url(path: string) { return base + path; }`,
    'client.ts': `
      import { base, paths, Topic, url } from './settings.js';
      show(base);
      show(\`\${base}\${paths.list}/\${id}/lines\`);
      show(Topic.Placed, paths.version);
      show(process.env.TOKEN);
      show(config.get('CATALOG_URL', 'http://catalog'));
      show(new URL('/health', base));
      show(String(paths['list']).trim());
      show(readFileSync('x'));`,
  };
  expect(await textsOf(story)).toMatchInlineSnapshot(`
    "http://orders:3000 (ORDERS_URL)
    http://orders:3000/orders/{}/lines (ORDERS_URL)
    orders.placed
    v1
    {} (TOKEN)
    http://catalog (CATALOG_URL)
    http://orders:3000/health (ORDERS_URL)
    /orders
    nothing is known"
  `);
});

test('a constant that is defined by itself says nothing and ends', async () => {
  expect(await textsOf({ 'loop.ts': `const a = b; const b = a; show(a);` })).toBe('nothing is known');
});

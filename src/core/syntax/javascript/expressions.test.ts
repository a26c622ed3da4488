import { expect, test } from 'vitest';
import { outlineOf } from '../../../../test/support/parsers.ts';
import { printValue } from '../../../../test/support/print-outline.ts';

/** The value of `const x = …`. */
async function textOfValue(expression: string): Promise<string> {
  const { bindings } = await outlineOf(`const x = ${expression};`);
  const bound = bindings.find(({ name }) => name === 'x');
  return bound ? printValue(bound.value) : 'nothing';
}

const values = async (...expressions: string[]): Promise<string> =>
  (await Promise.all(expressions.map(async (it) => `${it}  →  ${await textOfValue(it)}`))).join('\n');

test('texts, numbers and names', async () => {
  expect(
    await values(
      `'orders'`,
      `"it's"`,
      `'it\\'s \\u00e9\\x41\\n'`,
      '`plain`',
      `''`,
      '3000',
      '-1',
      '1_000',
      'true',
      'null',
      'undefined',
      '/^a/i',
      'router',
      'this.repo',
      'process.env.PORT',
      `process.env['PORT']`,
      'req?.user?.id',
      'a!.b',
      'import.meta.url',
      'rows[0].id',
      'rows[i].id',
    ),
  ).toMatchInlineSnapshot(`
    "'orders'  →  "orders"
    "it's"  →  "it's"
    'it\\'s \\u00e9\\x41\\n'  →  "it's éA\\n"
    \`plain\`  →  "plain"
    ''  →  ""
    3000  →  3000
    -1  →  -1
    1_000  →  1_000
    true  →  true
    null  →  null
    undefined  →  undefined
    /^a/i  →  ‹regex›
    router  →  router
    this.repo  →  this.repo
    process.env.PORT  →  process.env.PORT
    process.env['PORT']  →  process.env.PORT
    req?.user?.id  →  req.user.id
    a!.b  →  a.b
    import.meta.url  →  import.meta.url
    rows[0].id  →  rows.0.id
    rows[i].id  →  rows.[].id"
  `);
});

test('texts with holes, joined where they are one', async () => {
  expect(
    await values(
      '`/orders/${id}`',
      "'/orders/' + id + '/lines'",
      "'a' + 'b'",
      "prefix + '/' + `x${y}`",
      '`a${"b"}c`',
      "1 + 2 + 'px'",
      '60 * 60 * 1000',
      "('a' + b) + c",
    ),
  ).toMatchInlineSnapshot(`
    "\`/orders/\${id}\`  →  \`/orders/\${id}\`
    '/orders/' + id + '/lines'  →  \`/orders/\${id}/lines\`
    'a' + 'b'  →  "ab"
    prefix + '/' + \`x\${y}\`  →  \`\${prefix}/x\${y}\`
    \`a\${"b"}c\`  →  "abc"
    1 + 2 + 'px'  →  \`\${1}\${2}px\`
    60 * 60 * 1000  →  3600000
    ('a' + b) + c  →  \`a\${b}\${c}\`"
  `);
});

test('alternatives', async () => {
  expect(
    await values(
      'a ?? b',
      'process.env.PORT || 3000',
      'ok && value',
      "debug ? 'a' : 'b'",
      'a || b || c',
      '(a ?? b).c',
      'x ? y : z ? u : v',
    ),
  ).toMatchInlineSnapshot(`
    "a ?? b  →  a | b
    process.env.PORT || 3000  →  process.env.PORT | 3000
    ok && value  →  ok | value
    debug ? 'a' : 'b'  →  "a" | "b"
    a || b || c  →  a | b | c
    (a ?? b).c  →  (a | b).c
    x ? y : z ? u : v  →  y | u | v"
  `);
});

test('objects and lists', async () => {
  expect(
    await values(
      "{ a: 1, 'b-c': [x, ...more], d, ...rest, [key]: 2, ['e']: 3, 4: 5, f() {}, async g() {} }",
      '[]',
      '{}',
      "[{ path: '/a', handler: list }, { path: '/b', handler: get }]",
    ),
  ).toMatchInlineSnapshot(`
    "{ a: 1, 'b-c': [x, ...more], d, ...rest, [key]: 2, ['e']: 3, 4: 5, f() {}, async g() {} }  →  {a: 1, b-c: [x, ...more], d: d, [key]: 2, e: 3, 4: 5, f: ƒ1, g: ƒ2, ...rest}
    []  →  []
    {}  →  {}
    [{ path: '/a', handler: list }, { path: '/b', handler: get }]  →  [{path: "/a", handler: list}, {path: "/b", handler: get}]"
  `);
});

test('what is none of these is read for its calls', async () => {
  const { calls } = await outlineOf('const x = !a() + typeof b() - (c(), d()); if (e() === f()) { g() }');
  expect(calls.map(({ name }) => name).join(' ')).toBe('a b c d e f g');
});

test('markup is looked through for calls', async () => {
  const text = `const Page = () => <List items={load()} onClick={() => save(1)}>{rows.map((row) => <Row key={row.id} />)}</List>;`;
  const { calls } = await outlineOf(text, 'tsx');
  expect(calls.map(({ name }) => name)).toEqual(['load', 'save', 'map']);
});

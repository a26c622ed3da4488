import { expect, test } from 'vitest';
import { outlineOf } from '../../../../test/support/parsers.ts';
import { printOutline } from '../../../../test/support/print-outline.ts';

const print = async (text: string): Promise<string> => printOutline(await outlineOf(text));

test('what cannot be read is a problem, the rest is read', async () => {
  expect(
    await print(`
      app.get('/orders', list);
      const b = ;
      app.post('/orders', create);
      function half( {
    `),
  ).toMatchInlineSnapshot(`
    "module
      #0 app.get("/orders", list)
      b = undefined
      #1 app.post("/orders", create)
    problem at 47: The syntax here could not be read; the rest of the file was.
    problem at 92: The syntax here could not be read; the rest of the file was."
  `);
});

test('an empty file and a file of rubbish have outlines too', async () => {
  expect(await print('')).toMatchInlineSnapshot(`"module"`);
  expect(await print('<<<<<<< HEAD\n=======\n>>>>>>> branch')).toMatchInlineSnapshot(`
    "module
    problem at 0: The syntax here could not be read; the rest of the file was."
  `);
});

test('comments speak to the reviewer from anywhere', async () => {
  const { directives } = await outlineOf(`
    // architect-ignore missing-rate-limit -- behind the gateway
    app.get('/a', /* architect-ignore missing-auth -- public */ list);
    /*
     * architect-ignore unbounded-list -- ten rows
     * architect-ignore missing-index
     */
    const text = '// architect-ignore not-a-comment';
  `);
  expect(directives.map(({ text }) => text)).toMatchInlineSnapshot(`
    [
      "architect-ignore missing-rate-limit -- behind the gateway",
      "architect-ignore missing-auth -- public",
      "architect-ignore unbounded-list -- ten rows",
      "architect-ignore missing-index",
    ]
  `);
});

test('a sum of 5,000 terms is one text', async () => {
  const { bindings, problems } = await outlineOf(`const x = ${Array(5_000).fill("'a'").join(' + ')};`);
  expect(bindings[0]?.value).toEqual({ kind: 'text', text: 'a'.repeat(5_000) });
  expect(problems).toEqual([]);
});

test('5,000 branches of one if are read', async () => {
  const { calls, problems } = await outlineOf(Array(5_000).fill('if (a) { b(); }').join(' else '));
  expect(calls).toHaveLength(5_000);
  expect(problems).toEqual([]);
});

test.each([
  ['lists', '[', ']'],
  ['objects', '{a:', '}'],
  ['parentheses', '(', ')'],
  ['calls', 'f(', ')'],
  ['functions', '() => ', ''],
  ['blocks of functions', 'function () {return ', '}'],
  ['templates', '`${', '}`'],
  ['operators', '!', ''],
  ['ternaries', 'a ? ', ' : b'],
  ['awaits', 'await ', ''],
])('nesting of %s has an end', async (_, open, close) => {
  const { problems } = await outlineOf(`before();\nconst x = ${open.repeat(3_000)}1${close.repeat(3_000)};\nafter();`);
  expect(problems.map(({ message }) => message)).toContain('What is nested deeper than 400 levels was not read.');
});

test.each([
  ['chains', `a${'.b()'.repeat(3_000)};`],
  ['members', `a[0]${'[x]'.repeat(3_000)};`],
  ['patterns', `const ${'{a:'.repeat(3_000)}b${'}'.repeat(3_000)} = c;`],
  ['classes', `${'class A { static x = '.repeat(1_500)}1${'}'.repeat(1_500)}`],
  ['types', `type A = ${'{a: '.repeat(3_000)}string${'}'.repeat(3_000)};`],
  ['type arguments', `await f${'<A>(b)'.repeat(500)};`],
  ['bases', `interface A extends ${'B,'.repeat(150_000)}C {}`],
  ['intersections', `type A = ${'B & '.repeat(150_000)}{};`],
  ['negations', `x = ${'!'.repeat(20_000)}f<A>(b)${'.c()'.repeat(2_000)};`],
])('endless %s do not overflow', async (_, text) => {
  const outline = await outlineOf(`${text}\nafter();`);
  expect(outline.calls.at(-1)?.name).toBe('after');
});

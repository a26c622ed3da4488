import { expect, test } from 'vitest';
import { commentMark, maskComments } from './mask-comments.ts';

const samples: readonly (readonly [string, string])[] = [
  ['app.ts', `call('a // b'); // said\nnext();`],
  ['app.ts', `/** said\n * more */ call();`],
  ['app.ts', ` * cut off above\n * said */\ncall(a * b);`],
  ['app.ts', 'const url = `https://a.example/${id}`; // said'],
  ['app.ts', String.raw`const form = /^https?:\/\//; call();`],
  ['app.ts', `it's(open); // said`],
  ['app.py', `call("# no")  # said\nx = a // b`],
  ['deploy.yaml', `url: http://a.example/#anchor # said`],
  ['001.sql', `SELECT 1 -- said\n/* said */ FROM a;`],
  ['main.rs', `#[get("/")] // said`],
  ['index.php', `#[Route('/')]\n# said\ncall(); // said`],
];

test('comments are masked, and nothing that only looks like one', () => {
  const rows = samples.map(([file, code]) => `${file}\n${maskComments(code, file).replaceAll(commentMark, '·')}`);
  expect(`\n${rows.join('\n\n')}\n`).toMatchInlineSnapshot(`
    "
    app.ts
    call('a // b'); ·· ····
    next();

    app.ts
    ··· ····
     · ···· ·· call();

    app.ts
     · ··· ··· ·····
     · ···· ··
    call(a * b);

    app.ts
    const url = \`https://a.example/\${id}\`; ·· ····

    app.ts
    const form = /^https?:\\/\\//; call();

    app.ts
    it's(open); ·· ····

    app.py
    call("# no")  · ····
    x = a // b

    deploy.yaml
    url: http://a.example/#anchor · ····

    001.sql
    SELECT 1 ·· ····
    ·· ···· ·· FROM a;

    main.rs
    #[get("/")] ·· ····

    index.php
    #[Route('/')]
    · ····
    call(); ·· ····
    "
  `);
});

test('everything stays where it is', () => {
  for (const [file, code] of samples) expect(maskComments(code, file).length).toBe(code.length);
});

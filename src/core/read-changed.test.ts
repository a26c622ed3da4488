import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testParsers } from '../../test/support/parsers.ts';
import { workspaceOf } from '../../test/support/system-of.ts';
import type { EngineHost } from './engine.ts';
import { createReader, type ReadWorkspace } from './read-workspace.ts';

const host: EngineHost = {
  wasm: () => Promise.reject(new Error('parsers are there already')),
  hash: (text) => createHash('sha1').update(text).digest('hex'),
};

/** What the files of a lighthouse may hold: code that leads to other files or no longer does, and what decides that. */
const editions: Readonly<Record<string, readonly string[]>> = {
  'src/server.ts': [
    `import express from 'express';\nconst app = express();\napp.get('/lamps', list);\n`,
    `import express from 'express';\nimport { lamp } from './lamp';\nconst app = express();\napp.get('/lamps', lamp);\n`,
    `import express from 'express';\nimport { lamp } from '@house/lamp';\nexpress().get('/lamps', lamp);\n`,
    `// Nothing is served.\n`,
    '',
  ],
  'src/lamp.ts': [
    `export const lamp = () => 3;\n`,
    `export { lamp } from './bulb';\n`,
    `import pg from 'pg';\nexport const lamp = new pg.Pool();\n`,
  ],
  'src/bulb.ts': [`export const lamp = () => 60;\n`, `export const lamp = () => 100;\n`],
  'src/bulb.test.ts': [`import express from 'express';\n`, `import './bulb';\n`],
  'tsconfig.json': ['{}', '{ "compilerOptions": { "paths": { "@house/*": ["./src/*"] } } }', '{ broken'],
  'package.json': ['{ "name": "house" }', '{ "name": "house", "dependencies": { "express": "4" } }'],
  'big.ts': ['const small = 1;\n', `const big = '${'x'.repeat(2_000_000)}';\n`],
};
const names = Object.keys(editions);

test('what is read of a workspace that has changed is what would be read of it now', async () => {
  const parsers = await testParsers();
  const step = fc.record({ file: fc.constantFrom(...names), at: fc.nat({ max: 4 }), goes: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 2 }), { maxLength: 6 }), async (looks) => {
      const read = createReader(host, parsers, new Map());
      const texts = Object.fromEntries(names.map((name) => [name, editions[name]?.[0] ?? '']));
      let before = await read(workspaceOf(texts), undefined, {});
      for (const steps of looks) {
        for (const { file, at, goes } of steps)
          if (goes && at === 0) delete texts[file];
          else texts[file] = editions[file]?.[at % (editions[file]?.length ?? 1)] ?? '';
        before = await read(workspaceOf(texts), before, {});
        const fresh = await createReader(host, parsers, new Map())(workspaceOf(texts), undefined, {});
        expect(before && told(before)).toEqual(fresh && told(fresh));
      }
    }),
    { numRuns: 40 },
  );
});

function told({ sources, facts, problems, bytes, skipped, keys, book }: ReadWorkspace) {
  return {
    sources: [...sources].map(([file, { text, role, promising }]) => [file, text, role, promising]),
    facts: [...facts],
    problems,
    bytes,
    skipped,
    keys: [...keys].sort(),
    book: [...book.keys()],
  };
}

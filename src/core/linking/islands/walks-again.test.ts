import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkedTexts as systemOf } from '../../../../test/support/linked-texts.ts';
import type { System } from '../../model/system.ts';
import { createLinkMemory } from './link-memory.ts';

type Texts = Readonly<Record<string, string>>;

const quarry: Texts = {
  'package.json': '{ "name": "quarry", "dependencies": { "express": "4", "cors": "2", "zod": "3", "pg": "8" } }',
  'src/server.ts': [
    `import express from 'express';`,
    `import cors from 'cors';`,
    `import { addBlock, listBlocks } from './blocks';`,
    `import { hauls } from './hauls';`,
    `const app = express();`,
    `app.use(cors({ origin: '*', credentials: true }));`,
    `app.get('/blocks', listBlocks);`,
    `app.post('/blocks', addBlock);`,
    `app.get('/hauls', hauls);`,
    '',
  ].join('\n'),
  'src/blocks.ts': [
    `import { read, write } from './store';`,
    `import { notify } from './bells';`,
    `import { block } from './scale';`,
    `export async function listBlocks(request, response) {`,
    `  response.json(await read('SELECT id FROM blocks'));`,
    `}`,
    `export async function addBlock(request, response) {`,
    `  const { weight } = block.parse(request.body);`,
    `  await write('INSERT INTO blocks (id) VALUES (1)');`,
    `  await notify(request.body);`,
    `  response.status(201).end();`,
    `}`,
    '',
  ].join('\n'),
  'src/hauls.ts': [
    `import { read } from './store';`,
    `import { Scale } from './scale';`,
    `export async function hauls(request, response) {`,
    `  const scale = new Scale(request.query.depth);`,
    `  await scale.weigh();`,
    `  response.json(await read('SELECT id FROM hauls'));`,
    `}`,
    '',
  ].join('\n'),
  'src/scale.ts': [
    `import { z } from 'zod';`,
    `export const block = z.object({ weight: z.number() });`,
    `export class Scale {`,
    `  async weigh() {`,
    `    return tare(3);`,
    `  }`,
    `}`,
    `function tare(depth) {`,
    `  return depth > 0 ? even(depth - 1) : 0;`,
    `}`,
    `function even(depth) {`,
    `  return tare(depth);`,
    `}`,
    '',
  ].join('\n'),
  'src/store.ts': [
    `import { Pool } from 'pg';`,
    `const pool = new Pool();`,
    `export async function read(sql) {`,
    `  return pool.query(sql);`,
    `}`,
    `export async function write(sql) {`,
    `  return pool.query(sql);`,
    `}`,
    '',
  ].join('\n'),
  'src/bells.ts': `export async function ring(body) {\n  await fetch('http://bells/ring', { method: 'POST', body });\n}\n`,
};

test('an operation is walked again only where something changed that it was read from', async () => {
  const told = (before: System, now: System): readonly string[] => {
    const known = new Set<object>(before.operationCalls);
    return now.operationCalls.map((call) => `${known.has(call) ? 'kept' : 'anew'} ${call.from} -> ${call.to}`);
  };
  const memory = createLinkMemory();
  const before = await systemOf(quarry, memory);
  const edited = { ...quarry, 'src/blocks.ts': `// Later.\n${quarry['src/blocks.ts']}` };
  expect(told(before, await systemOf(edited, memory))).toMatchInlineSnapshot(`
    [
      "anew operation:src/blocks.ts#addBlock -> operation:src/store.ts#write",
      "anew operation:src/blocks.ts#listBlocks -> operation:src/store.ts#read",
      "kept operation:src/hauls.ts#hauls -> operation:src/scale.ts#Scale.weigh",
      "kept operation:src/hauls.ts#hauls -> operation:src/store.ts#read",
      "kept operation:src/scale.ts#Scale.weigh -> operation:src/scale.ts#tare",
      "kept operation:src/scale.ts#even -> operation:src/scale.ts#tare",
      "kept operation:src/scale.ts#tare -> operation:src/scale.ts#even",
    ]
  `);
});

test('walks of an island that was packed meanwhile are known as well', async () => {
  let texts: Texts = {
    ...Object.fromEntries(Object.entries(quarry).map(([file, text]) => [`quarry/${file}`, text])),
    'yard/package.json': '{ "name": "yard", "dependencies": { "express": "4" } }',
    'yard/cart.ts': [
      `import express from 'express';`,
      `const app = express();`,
      `app.get('/carts', carts);`,
      `function carts() { return load(); }`,
      `function load() {}`,
      '',
    ].join('\n'),
  };
  const memory = createLinkMemory();
  let known = new Set<object>((await systemOf(texts, memory)).operationCalls);
  const told: string[] = [];
  for (const file of ['quarry/src/blocks.ts', 'yard/cart.ts', 'quarry/src/hauls.ts', 'quarry/src/hauls.ts']) {
    texts = { ...texts, [file]: `// Later.\n${texts[file]}` };
    const system = await systemOf(texts, memory);
    expect(words(system)).toBe(words(await systemOf(texts, createLinkMemory())));
    const anew = system.operationCalls.filter((call) => !known.has(call));
    told.push(`${file}: ${anew.map(({ from }) => from.replace('operation:', '')).join(', ')}`);
    known = new Set(system.operationCalls);
  }
  expect(told.join('\n')).toMatchInlineSnapshot(`
    "quarry/src/blocks.ts: quarry/src/blocks.ts#addBlock, quarry/src/blocks.ts#listBlocks
    yard/cart.ts: yard/cart.ts#carts
    quarry/src/hauls.ts: quarry/src/hauls.ts#hauls, quarry/src/hauls.ts#hauls
    quarry/src/hauls.ts: quarry/src/hauls.ts#hauls, quarry/src/hauls.ts#hauls"
  `);
});

test('of the island that was edited last an edit looks into the edited file alone, until it is given up', async () => {
  const memory = createLinkMemory();
  let texts = quarry;
  const looked = async (file: string, line: string): Promise<string> => {
    texts = { ...texts, [file]: `${line}\n${texts[file]}` };
    let outlines = 0;
    const unpacked = (text: string): void => {
      if (text.startsWith('{"language"')) outlines++;
    };
    const system = await systemOf(texts, memory, undefined, unpacked);
    expect(words(system)).toBe(words(await systemOf(texts, createLinkMemory())));
    return `${file}: ${outlines}`;
  };
  const first = await looked('package.json', '');
  const edits = [await looked('src/blocks.ts', '// Later.'), await looked('src/hauls.ts', '// Later.')];
  const again = await looked('src/blocks.ts', `import { even } from './scale';`);
  const manifest = await looked('package.json', '');
  memory.rest();
  const rested = await looked('src/store.ts', '// Later.');
  expect([first, ...edits, again, manifest, rested]).toMatchInlineSnapshot(`
    [
      "package.json: 6",
      "src/blocks.ts: 6",
      "src/hauls.ts: 1",
      "src/blocks.ts: 1",
      "package.json: 6",
      "src/store.ts: 6",
    ]
  `);
});

test('a route and what a file sets are read again only where something changed that they stand on', async () => {
  const memory = createLinkMemory();
  /** Lines of what is registered and set, as far as they are quoted anew. */
  const read = async (texts: Texts): Promise<readonly string[]> => {
    const lines = new Set<string>();
    await systemOf(texts, memory, ({ file, line }) => {
      if (file === 'src/server.ts') lines.add(texts[file]?.split('\n')[line - 1] ?? '');
    });
    return [...lines];
  };
  const later = (texts: Texts, file: string): Texts => ({ ...texts, [file]: `// Later.\n${texts[file]}` });
  const first = await read(quarry);
  const ofStore = await read(later(quarry, 'src/store.ts'));
  const ofSchema = await read(later(quarry, 'src/scale.ts'));
  const ofRoutes = await read(later(quarry, 'src/server.ts'));
  expect({ first, ofStore, ofSchema, ofRoutes }).toMatchInlineSnapshot(`
    {
      "first": [
        "app.get('/blocks', listBlocks);",
        "app.use(cors({ origin: '*', credentials: true }));",
        "app.post('/blocks', addBlock);",
        "app.get('/hauls', hauls);",
      ],
      "ofRoutes": [
        "app.get('/blocks', listBlocks);",
        "app.use(cors({ origin: '*', credentials: true }));",
        "app.post('/blocks', addBlock);",
        "app.get('/hauls', hauls);",
      ],
      "ofSchema": [
        "app.use(cors({ origin: '*', credentials: true }));",
        "app.post('/blocks', addBlock);",
        "app.get('/hauls', hauls);",
      ],
      "ofStore": [],
    }
  `);
});

test('a name that begins to lead somewhere is followed, in whichever file it does', async () => {
  const memory = createLinkMemory();
  const leads = async (texts: Texts): Promise<readonly string[]> => {
    const system = await systemOf(texts, memory);
    expect(words(system)).toBe(words(await systemOf(texts, createLinkMemory())));
    return system.operationCalls.filter(({ from }) => from.endsWith('addBlock')).map(({ to }) => to);
  };
  const named = { ...quarry, 'src/bells.ts': quarry['src/bells.ts']?.replace('ring(body)', 'notify(body)') ?? '' };
  expect([await leads(quarry), await leads(named), await leads(quarry)]).toMatchInlineSnapshot(`
    [
      [
        "operation:src/store.ts#write",
      ],
      [
        "operation:src/bells.ts#notify",
        "operation:src/store.ts#write",
      ],
      [
        "operation:src/store.ts#write",
      ],
    ]
  `);
});

test('whoever begins to call counts in the walk of the called', async () => {
  const desk = {
    ...quarry,
    'src/ledger.ts': [
      `export class Ledger {`,
      `  constructor(client) { this.client = client; }`,
      `  async entries() { return this.client.get('entries'); }`,
      `}`,
      '',
    ].join('\n'),
    'src/desk.ts': `import { Ledger } from './ledger';\nexport const ledger = new Ledger(globalThis.client);\n`,
    'src/hauls.ts': [
      `import { ledger } from './desk';`,
      `export async function hauls(request, response) { response.json(await ledger.entries()); }`,
      '',
    ].join('\n'),
  };
  const shop = `import Redis from 'ioredis';\nimport { Ledger } from './ledger';\nexport const own = new Ledger(new Redis());\n`;
  const memory = createLinkMemory();
  const uses = async (texts: Texts): Promise<readonly string[]> => {
    const system = await systemOf(texts, memory);
    expect(words(system)).toBe(words(await systemOf(texts, createLinkMemory())));
    return system.cacheUses.map(({ operation, keyPattern }) => `${operation} ${keyPattern}`);
  };
  const without = { ...desk, 'src/bells.ts': `import { Ledger } from './ledger';\n` };
  const edited = { ...without, 'src/ledger.ts': `// Later.\n${without['src/ledger.ts']}` };
  const called = { ...edited, 'src/bells.ts': shop };
  expect([await uses(without), await uses(edited), await uses(called), await uses(edited)]).toMatchInlineSnapshot(`
    [
      [],
      [],
      [
        "operation:src/ledger.ts#Ledger.entries entries",
      ],
      [],
    ]
  `);
});

/** What may happen to a file between two looks. */
const step = fc.record({
  file: fc.nat({ max: 5 }),
  how: fc.nat({ max: 6 }),
  line: fc.nat({ max: 9 }),
  other: fc.nat({ max: 40 }),
});

test('after whatever edits, walks that are kept say the same as all walks made anew', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 2 }), { maxLength: 8 }), async (looks) => {
      const memory = createLinkMemory();
      let texts = quarry;
      await systemOf(texts, memory);
      for (const look of looks) {
        texts = look.reduce(edited, texts);
        expect(words(await systemOf(texts, memory))).toBe(words(await systemOf(texts, createLinkMemory())));
      }
    }),
    { numRuns: 25, seed: 29_11 },
  );
});

function edited(
  texts: Texts,
  { file, how, line, other }: { file: number; how: number; line: number; other: number },
): Texts {
  const files = Object.keys(quarry).filter((each) => each.endsWith('.ts'));
  const name = files[file % files.length] ?? '';
  const { [name]: text, ...rest } = texts;
  if (text === undefined || how === 0) return { ...texts, [name]: quarry[name] ?? '' };
  if (how === 1 && other % 4 === 0) return rest;
  const lines = text.split('\n');
  const all = Object.values(texts).join('\n').split('\n');
  const words = [...new Set(text.match(/[a-z]{4,}/gi))];
  const word = words[other % words.length] ?? 'nothing';
  if (how === 2) lines.splice(line, 0, '// Later.');
  if (how === 3) lines.splice(line, 1);
  if (how === 4) lines.splice(line, 0, all[other % all.length] ?? '');
  const now = lines.join('\n');
  return { ...texts, [name]: how < 5 ? now : now.replaceAll(word, `${word}s`) };
}

function words(system: System): string {
  return JSON.stringify(system);
}

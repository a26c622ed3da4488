import { expect, test } from 'vitest';
import { linkedTexts } from '../../../test/support/linked-texts.ts';
import type { System } from '../model/system.ts';
import { createLinkMemory } from './islands/link-memory.ts';

type Texts = Readonly<Record<string, string>>;

/** Two services that share no code; one calls the other, and both speak to what is deployed beside them. */
const valley: Texts = {
  'compose.yaml': [
    'services:',
    '  mill:',
    '    build: mill',
    '    ports: ["3001:3001"]',
    '    environment:',
    '      DATABASE_URL: postgres://mill@grain:5432/grain',
    '      TOPIC: flour',
    '  bakery:',
    '    build: bakery',
    '    environment:',
    '      MILL_URL: http://mill:3001',
    '  grain:',
    '    image: postgres:16',
    '  cache:',
    '    image: redis:7',
    '',
  ].join('\n'),
  'mill/package.json': '{ "name": "mill", "dependencies": { "express": "4", "pg": "8", "kafkajs": "2" } }',
  'mill/schema.sql': 'CREATE TABLE sacks (id int PRIMARY KEY, weight int);\n',
  'mill/server.ts': [
    `import express from 'express';`,
    `import { Pool } from 'pg';`,
    `import { Kafka } from 'kafkajs';`,
    `const app = express();`,
    `const pool = new Pool({ connectionString: process.env.DATABASE_URL });`,
    `const producer = new Kafka({}).producer();`,
    `app.get('/sacks', async (request, response) => {`,
    `  response.json(await pool.query('SELECT id FROM sacks'));`,
    `});`,
    `app.post('/sacks', async (request, response) => {`,
    `  await pool.query('INSERT INTO sacks (id) VALUES (1)');`,
    `  await producer.send({ topic: process.env.TOPIC, messages: [] });`,
    `  response.status(201).end();`,
    `});`,
    `app.listen(3001);`,
    '',
  ].join('\n'),
  'bakery/package.json': '{ "name": "bakery", "dependencies": { "express": "4", "ioredis": "5" } }',
  'bakery/server.ts': [
    `import express from 'express';`,
    `import Redis from 'ioredis';`,
    `const app = express();`,
    `const redis = new Redis();`,
    `app.get('/loaves', async (request, response) => {`,
    `  const sacks = await fetch(process.env.MILL_URL + '/sacks');`,
    `  await redis.set('sacks', sacks);`,
    `  response.json(sacks);`,
    `});`,
    `app.listen(3002);`,
    '',
  ].join('\n'),
};

test('an edit gives other lists only of what it may change, and the same System as a first look', async () => {
  const edits: readonly (readonly [what: string, texts: Texts])[] = [
    ['a comment at the end', edited('bakery/server.ts', '3002);', '3002);\n// Later.')],
    ['a comment above a call', edited('bakery/server.ts', '  const sacks', '  // First.\n  const sacks')],
    ['the port of a service', edited('mill/server.ts', '3001', '3009')],
    ['a route that is called', edited('mill/server.ts', `get('/sacks'`, `get('/bags'`)],
    ['a guard', edited('bakery/server.ts', 'async (request', 'requireAuth, async (request')],
    ['where a variable leads', edited('compose.yaml', 'http://mill:3001', 'http://granary:3001')],
    ['what a topic is called', edited('compose.yaml', 'TOPIC: flour', 'TOPIC: bran')],
    ['the only cache', edited('compose.yaml', 'redis:7', 'nginx:1')],
    ['which database is used', edited('compose.yaml', 'postgres://mill@grain:5432/grain', 'grainless')],
    ['a column', edited('mill/schema.sql', 'weight', 'mass')],
    ['how a service is called', edited('mill/package.json', '"mill"', '"windmill"')],
  ];
  const told: string[] = [];
  for (const [what, texts] of edits) {
    const memory = createLinkMemory();
    const before = await linkedTexts(valley, memory);
    const now = await linkedTexts(texts, memory);
    expect(JSON.stringify(now, null, 1)).toBe(JSON.stringify(await linkedTexts(texts, createLinkMemory()), null, 1));
    told.push(`${what}: ${othersIn(before, now).join(', ')}`);
  }
  expect(told.join('\n')).toMatchInlineSnapshot(`
    "a comment at the end: replies, calls, cacheUses
    a comment above a call: components, endpoints, operations, replies, calls, cacheUses, connections
    the port of a service: replies, accesses, calls
    a route that is called: components, endpoints, operations, replies, accesses, calls, cacheUses
    a guard: components, endpoints, operations, replies, calls, cacheUses, absences
    where a variable leads: components, calls, cacheUses, connections
    what a topic is called: components, calls, channels, cacheUses
    the only cache: components, calls, cacheUses, connections
    which database is used: components, calls, cacheUses
    a column: replies, tables, accesses
    how a service is called: components, calls, cacheUses"
  `);
});

test('what is taken back is said as it was, also after other edits', async () => {
  const memory = createLinkMemory();
  const other = edited('mill/server.ts', `get('/sacks'`, `get('/bags'`);
  const looks = [valley, other, valley, edited('compose.yaml', 'TOPIC: flour', 'TOPIC: bran'), other, valley];
  for (const texts of looks)
    expect(JSON.stringify(await linkedTexts(texts, memory))).toBe(
      JSON.stringify(await linkedTexts(texts, createLinkMemory())),
    );
});

test('a database that nobody deploys is gone with the last who asks for it', async () => {
  const memory = createLinkMemory();
  const alone: Texts = { ...valley, 'compose.yaml': valley['compose.yaml']?.replace(/ {2}grain:\n.*\n/, '') ?? '' };
  const [, ...lines] = (alone['mill/server.ts'] ?? '').split('\n');
  const silent = {
    ...alone,
    'mill/schema.sql': '',
    'mill/server.ts': [`import express from 'express';`, ...lines.filter((line) => !/pool/i.test(line))].join('\n'),
  };
  const databases = async (texts: Texts): Promise<readonly string[]> => {
    const { components } = await linkedTexts(texts, memory);
    return components.filter(({ kind }) => kind === 'database').map(({ name }) => name);
  };
  expect([await databases(alone), await databases(silent), await databases(alone)]).toEqual([
    ['mill-database'],
    [],
    ['mill-database'],
  ]);
});

function edited(file: string, what: string, into: string): Texts {
  const text = valley[file] ?? '';
  expect(text).toContain(what);
  return { ...valley, [file]: text.replace(what, into) };
}

/** Lists that are others than before. */
function othersIn(before: System, now: System): readonly string[] {
  return Object.entries(now).flatMap(([name, list]) => {
    const is = Array.isArray(list) && list.length > 0;
    return is && list !== before[name as keyof System] ? [name] : [];
  });
}

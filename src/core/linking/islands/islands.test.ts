import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testParsers } from '../../../../test/support/parsers.ts';
import type { FileFacts } from '../../extractors/extractor.ts';
import { evidenceIn, readFacts, sourceText } from '../../read-facts.ts';
import type { PackedOutline } from '../../syntax/packed-outline.ts';
import { link } from '../link.ts';
import type { LinkInput } from '../link-input.ts';
import { createLinkMemory, type LinkMemory } from './link-memory.ts';

type Story = Readonly<Record<string, string>>;

const harbor: Story = {
  'berths/package.json': '{ "name": "berths", "dependencies": { "express": "4", "tides": "*" } }',
  'berths/src/server.ts': `import express from 'express';\nconst app = express();\napp.get('/berths', list);\n`,
  'tides/package.json': '{ "name": "tides" }',
  'tides/src/level.ts': `export const level = () => 3;\n`,
  'pilots/package.json': '{ "name": "pilots", "dependencies": { "express": "4" } }',
  'pilots/src/server.ts': `import { level } from '../../signals/level';\nimport express from 'express';\n`,
  'signals/package.json': '{ "name": "signals" }',
  'signals/level.ts': `export const level = () => 3;\n`,
  'customs/pom.xml': '<project><artifactId>customs</artifactId></project>',
  'customs/src/Declaration.java': 'package port.customs;\nimport port.duties.Duty;\nclass Declaration { Duty duty; }\n',
  'duties/pom.xml': '<project><artifactId>duties</artifactId></project>',
  'duties/src/Duty.java': 'package port.duties;\npublic class Duty {}\n',
  'ferries/pom.xml': '<project><artifactId>ferries</artifactId></project>',
  'ferries/src/Ferry.java': 'package port.ferries;\nclass Ferry {}\n',
  'api/openapi.yaml': 'openapi: 3.0.0\ninfo: { title: Harbor, version: "1" }\npaths: { /berths: { get: {} } }\n',
};

test('code that no name leads between is apart, contracts and manifests are everywhere', async () => {
  const memory = createLinkMemory();
  expect(print(memory, await factsOf(harbor))).toMatchInlineSnapshot(`
    "berths/src/server.ts, tides/src/level.ts
        beside berths/package.json, tides/package.json, pilots/package.json, signals/package.json, customs/pom.xml, duties/pom.xml, ferries/pom.xml, api/openapi.yaml
    pilots/src/server.ts, signals/level.ts
        beside berths/package.json, tides/package.json, pilots/package.json, signals/package.json, customs/pom.xml, duties/pom.xml, ferries/pom.xml, api/openapi.yaml
    customs/src/Declaration.java, duties/src/Duty.java
        beside berths/package.json, tides/package.json, pilots/package.json, signals/package.json, customs/pom.xml, duties/pom.xml, ferries/pom.xml, api/openapi.yaml
    ferries/src/Ferry.java
        beside berths/package.json, tides/package.json, pilots/package.json, signals/package.json, customs/pom.xml, duties/pom.xml, ferries/pom.xml, api/openapi.yaml"
  `);
});

test('languages that see names without imports are one island each', async () => {
  const story = {
    'orders/Orders.csproj': '<Project Sdk="Microsoft.NET.Sdk"></Project>',
    'orders/Order.cs': 'namespace Shop; class Order {}\n',
    'stock/Stock.csproj': '<Project Sdk="Microsoft.NET.Sdk"></Project>',
    'stock/Item.cs': 'namespace Shop; class Item {}\n',
    'mail/go.mod': 'module example.com/mail\n',
    'mail/main.go': 'package main\nfunc main() {}\n',
    'bell/go.mod': 'module example.com/bell\n',
    'bell/main.go': 'package main\nfunc main() {}\n',
  };
  expect(print(createLinkMemory(), await factsOf(story))).toMatchInlineSnapshot(`
    "orders/Order.cs, stock/Item.cs
        beside orders/Orders.csproj, stock/Stock.csproj, mail/go.mod, bell/go.mod
    mail/main.go
        beside orders/Orders.csproj, stock/Stock.csproj, mail/go.mod, bell/go.mod
    bell/main.go
        beside orders/Orders.csproj, stock/Stock.csproj, mail/go.mod, bell/go.mod"
  `);
});

test('an island is made anew only where a file of it has changed', async () => {
  const memory = createLinkMemory();
  const before = memory.islandsOf(inputOf(await factsOf(harbor)));
  const files = new Map(
    await factsOf(
      harbor,
      before.flatMap(({ files }) => [...files.values()]),
    ),
  );
  const [changed] = (await factsOf({ 'pilots/src/server.ts': 'export const pilots = 2;\n' })).values();
  files.set('pilots/src/server.ts', changed as FileFacts);
  const after = memory.islandsOf(inputOf(files));
  const made = after.filter((island) => !before.includes(island));
  expect(made.map(codeIn)).toEqual([['pilots/src/server.ts'], ['signals/level.ts']]);
});

test('islands that there is no room for are read twice, and say the same', async () => {
  const files = await factsOf(harbor);
  const told = (room: number) => {
    let [reads, rests] = [0, 0];
    const counted = [...files].map(([file, facts]): [string, FileFacts] => [
      file,
      { ...facts, outline: facts.outline && countingReads(facts.outline, () => reads++) },
    ]);
    const system = link(
      inputOf(new Map(counted)),
      createLinkMemory(() => rests++, room),
    );
    return { reads, rests, system: JSON.stringify(system) };
  };
  const [roomy, narrow] = [told(100_000), told(0)];
  expect(narrow.system).toBe(roomy.system);
  expect([roomy, narrow].map(({ reads, rests }) => `${reads} reads, ${rests} rests`)).toMatchInlineSnapshot(`
    [
      "7 reads, 8 rests",
      "12 reads, 8 rests",
    ]
  `);
});

function countingReads(outline: PackedOutline, read: () => void): PackedOutline {
  return Object.defineProperty({ ...outline }, 'text', {
    get: () => {
      read();
      return outline.text;
    },
  });
}

/** What files of the harbor may become: names that begin and cease to lead somewhere, and others that do not. */
const editions: readonly (readonly [file: string, text: string])[] = [
  ['berths/src/server.ts', `import { level } from 'tides';\nimport express from 'express';\n`],
  ['berths/src/server.ts', `import { level } from '../../signals/level';\n`],
  ['berths/src/server.ts', `// Nothing yet.\n`],
  ['signals/level.ts', `export { level } from '../tides/src/level';\n`],
  ['signals/level.ts', `export const level = () => 4;\n`],
  ['customs/src/Declaration.java', 'package port.customs;\nimport port.ferries.Ferry;\nclass Declaration {}\n'],
  ['customs/src/Declaration.java', 'package port.ferries;\nclass Declaration {}\n'],
  ['ferries/src/Ferry.java', 'package port.duties;\nclass Ferry {}\n'],
  ['signals/package.json', '{ "name": "signals", "dependencies": { "berths": "*" } }'],
  ['pilots/openapi.yaml', 'name: harbor\n'],
];

test('islands of another time with what has changed in them are those that would be found now', async () => {
  const facts = await factsOf({ ...harbor, 'pilots/openapi.yaml': harbor['api/openapi.yaml'] ?? '' });
  const changed = await Promise.all(editions.map(([file, text]) => factsOf({ [file]: text })));
  const step = fc.record({ at: fc.nat({ max: editions.length - 1 }), goes: fc.boolean(), comesBack: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
      const memory = createLinkMemory();
      const files = new Map(facts);
      print(memory, facts);
      for (const { at, goes, comesBack } of steps) {
        const [file = ''] = editions[at] ?? [];
        const now = comesBack ? facts.get(file) : changed[at]?.get(file);
        if (goes) files.delete(file);
        else if (now !== undefined) files.set(file, now);
        expect(print(memory, new Map(files))).toBe(print(createLinkMemory(), new Map(files)));
        for (const island of memory.islandsOf(inputOf(new Map(files))))
          for (const [name, each] of island.files) expect(each).toBe(files.get(name));
      }
    }),
    { numRuns: 100 },
  );
});

function print(memory: LinkMemory, files: ReadonlyMap<string, FileFacts>): string {
  return memory
    .islandsOf(inputOf(files))
    .map((island) => `${codeIn(island).join(', ')}\n    beside ${others(island).join(', ')}`)
    .join('\n');
}

type Some = Pick<LinkInput, 'files'>;

function codeIn({ files }: Some): readonly string[] {
  return [...files.values()].flatMap(({ file, outline }) => (outline === undefined ? [] : [file]));
}

function others({ files }: Some): readonly string[] {
  return [...files.values()].flatMap(({ file, outline }) => (outline === undefined ? [file] : []));
}

async function factsOf(story: Story, known: readonly FileFacts[] = []): Promise<ReadonlyMap<string, FileFacts>> {
  const parsers = await testParsers();
  return new Map(
    Object.entries(story).map(([file, text]) => [
      file,
      known.find((each) => each.file === file) ?? readFacts(parsers, sourceText(file, text), true),
    ]),
  );
}

function inputOf(files: ReadonlyMap<string, FileFacts>): LinkInput {
  const statistics = { files: files.size, analyzed: files.size, skipped: 0, bytes: 0 };
  const evidence = (file: string, at: number, end: number) => evidenceIn(sourceText(file, ''), at, end);
  return { name: 'harbor', files, evidence, problems: [], statistics };
}

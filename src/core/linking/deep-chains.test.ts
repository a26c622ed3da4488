import { expect, test } from 'vitest';
import { linkedTexts } from '../../../test/support/linked-texts.ts';
import { createLinkMemory } from './islands/link-memory.ts';

/** A router handed through so many constructors, each by the field of the one before. */
function pipeline(length: number): string {
  const stages = Array.from(
    { length: length - 1 },
    (_, at) =>
      `class Stage${at + 1} { constructor(private readonly before: Stage${at}) { this.app = this.before.app; } }`,
  );
  return [
    `import express from 'express';`,
    `class Stage0 { constructor() { this.app = express(); } }`,
    ...stages,
    `new Stage${length - 1}(new Stage${length - 2}()).app.get('/oil', (request, response) => response.json([]));`,
  ].join('\n');
}

test('however long a chain of values is, it is followed or left, and the stack holds', async () => {
  const routes = async (length: number): Promise<number> => {
    const texts = { 'package.json': '{ "dependencies": { "express": "4" } }', 'src/main.ts': pipeline(length) };
    return (await linkedTexts(texts, createLinkMemory())).endpoints.length;
  };
  expect([await routes(30), await routes(60), await routes(400), await routes(2000)]).toEqual([1, 1, 0, 0]);
});

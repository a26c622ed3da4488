import { beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../src/core/engine.ts';
import { codeLanguages } from '../support/hostile-code.ts';
import { testEngine, workspaceOf } from '../support/system-of.ts';

/** Generous, for machines that do much else; what grows with the square of its input still takes longer. */
const longestMs = 10_000;

const languages = Object.entries(codeLanguages);

let engine: Engine;
beforeAll(async () => {
  engine = await testEngine();
  for (const [, { file, whole }] of languages) await read({ [file]: whole });
}, 60_000);

test.each(languages)('%s is read however deep its code is nested', { timeout: 120_000 }, async (_, language) => {
  const slow: string[] = [];
  for (const [kind, text] of Object.entries(language.hostile)) {
    const start = performance.now();
    await read({ [language.file]: `${language.whole}${text()}` });
    const ms = performance.now() - start;
    if (ms > longestMs) slow.push(`${kind} takes ${Math.round(ms)} ms`);
  }
  expect(slow).toEqual([]);
});

test.each(languages)('%s tells where its code cannot be understood', async (_, { file, whole }) => {
  // Cut within the parentheses of its route, and with a bracket too many in a line of its own.
  const cut = whole.slice(0, whole.lastIndexOf('('));
  for (const text of [`${cut}(`, `${whole}\n)]} @\n`]) {
    await read({ [file]: text });
    const [problem] = engine.system().problems;
    expect(problem).toMatchObject({ file, line: expect.any(Number), message: expect.stringMatching(/\.$/) });
    expect(problem?.line).toBeLessThanOrEqual(text.split('\n').length);
  }
});

async function read(files: Readonly<Record<string, string>>): Promise<void> {
  await engine.open(workspaceOf(files));
  engine.review({ kind: 'workspace' });
}

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../src/core/engine.ts';
import { mutations, seededNumbers } from '../support/mutations.ts';
import { repository } from '../support/repository.ts';
import { testEngine, workspaceOf } from '../support/system-of.ts';
import { textsOf } from '../support/texts-of.ts';

/** Ten times what the slowest file takes on a machine that does nothing else. */
const longestMs = 3_000;

const seed = 20_260_101;

const stories = readdirSync(path.join(repository, 'test/workspaces'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => `test/workspaces/${name}`);

let engine: Engine;
beforeAll(async () => {
  engine = await testEngine();
  await took({ 'warm.ts': 'export const warm = 1;\n' });
});

test.each(['examples/shop', ...stories])(
  '%s is read in whatever state its files are',
  { timeout: 60_000 },
  async (folder) => {
    const below = seededNumbers(seed);
    const files = Object.entries(textsOf(folder));
    const slow: string[] = [];
    for (const [name, mutate] of Object.entries(mutations)) {
      const damaged = files.map(([file, text]) => [file, mutate(text, below)] as const);
      for (const [file, text] of damaged) {
        const ms = await took({ [file]: text });
        if (ms > longestMs) slow.push(`${file}, ${name}, takes ${Math.round(ms)} ms`);
      }
      // Together they are joined: what one file promises another no longer keeps.
      await took(
        Object.fromEntries(damaged.map(([file, text], at) => [file, below(3) === 0 ? text : (files[at]?.[1] ?? '')])),
      );
    }
    expect(slow).toEqual([]);
  },
);

async function took(files: Readonly<Record<string, string>>): Promise<number> {
  const start = performance.now();
  await engine.open(workspaceOf(files));
  engine.review({ kind: 'workspace' });
  return performance.now() - start;
}

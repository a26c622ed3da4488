import { beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../src/core/engine.ts';
import { extractors } from '../../src/core/extractors/registry.ts';
import { documentFormats, type HostileFormat } from '../support/hostile-formats.ts';
import { outlineOf } from '../support/parsers.ts';
import { readFile } from '../support/read-file.ts';
import { testEngine, workspaceOf } from '../support/system-of.ts';

/** Generous, for machines that do much else; what grows with the square of its input still takes longer. */
const longestMs = 10_000;

const formats = Object.entries(documentFormats);

let engine: Engine;
beforeAll(async () => {
  engine = await testEngine();
  for (const [, { file, whole }] of formats) await read(file, whole);
});

test.each(formats)('%s is read however hostile its files are', { timeout: 60_000 }, async (_, format) => {
  const slow: string[] = [];
  for (const [kind, text] of variantsOf(format)) {
    const start = performance.now();
    await read(format.file, text());
    const ms = performance.now() - start;
    if (ms > longestMs) slow.push(`${kind} takes ${Math.round(ms)} ms`);
  }
  expect(slow).toEqual([]);
});

test.each(formats)('%s is a format that somebody reads', async (_, { file, whole }) => {
  const outline = file === 'Gemfile' ? await outlineOf(whole, 'ruby') : undefined;
  expect(extractors.filter((extractor) => extractor.applies(readFile(file, whole, outline)))).not.toEqual([]);
});

function variantsOf({ whole, hostile }: HostileFormat): readonly (readonly [string, () => string])[] {
  const bytes = Buffer.from(whole);
  return [
    ['cut off', () => whole.slice(0, Math.floor(whole.length * 0.7))],
    ['with a byte order mark', () => `\uFEFF${whole}`],
    ['as UTF-16', () => Buffer.from(whole, 'utf16le').toString('utf8')],
    [
      'as Latin-1',
      () => Buffer.concat([bytes.subarray(0, 30), Buffer.from([0xe9, 0xff]), bytes.subarray(30)]).toString(),
    ],
    ['empty', () => ''],
    ['of zeros', () => '\0'.repeat(1_000)],
    ...Object.entries(hostile),
  ];
}

/** Reads and reviews a workspace of one file. */
async function read(file: string, text: string): Promise<void> {
  await engine.open(workspaceOf({ [file]: text }));
  engine.review({ kind: 'workspace' });
}

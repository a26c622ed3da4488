import { beforeAll, expect, test, vi } from 'vitest';
import { designBackend } from '../../src/core/design-backend.ts';
import { designFiles } from '../../src/core/report/design/design-files.ts';
import { briefFiles, briefText, designOf } from '../support/design/briefs.ts';
import { mermaidParser } from '../support/mermaid-parser.ts';

/** Whole designs: a busy machine takes its time. */
vi.setConfig({ testTimeout: 120_000 });

let mermaid: Awaited<ReturnType<typeof mermaidParser>>;

beforeAll(async () => {
  mermaid = await mermaidParser();
}, 60_000);

test.each(briefFiles)('the rules that review code find nothing in %s', (file) => {
  const { review, design } = designOf(file);
  expect(design.problems).toEqual([]);
  expect(
    review.findings.filter(({ severity }) => severity !== 'info').map(({ rule, title }) => `${rule}: ${title}`),
  ).toEqual([]);
});

test.each(briefFiles)('every diagram of %s is one that Mermaid reads', async (file) => {
  for (const { name, drawn } of designOf(file).drawings) {
    await expect(mermaid.parse(drawn.mermaid), name).resolves.toBeTruthy();
    expect(drawn.ascii.length).toBeGreaterThan(20);
  }
});

test.each(briefFiles)('%s gives the same bytes twice', (file) => {
  const once = designFiles(designBackend('brief.yaml', briefText(file)));
  expect(designFiles(designBackend('brief.yaml', briefText(file)))).toEqual(once);
  expect(new Set(once.map(({ path }) => path)).size).toBe(once.length);
});

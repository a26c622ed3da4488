import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FileEdit } from '../model/file-edit.ts';
import { printDiff } from '../report/diff/print-diff.ts';
import { applyEdits } from './apply-edits.ts';
import { applyFixes } from './apply-fixes.ts';
import type { ReviewFinding } from './review.ts';

const files: Readonly<Record<string, string>> = { 'a.yaml': 'one:\n  two: 2\n  three: 3\n', 'b.sql': 'SELECT 1;\r\n' };
const textOf = (file: string): string | undefined => files[file];

function resultOf(...edits: readonly FileEdit[]): string {
  const applied = applyEdits(edits, textOf);
  return applied.ok ? [...applied.files.values()].join('|') : applied.reason;
}

test('edits keep indentation and line ends, and refuse a place that has changed', () => {
  const said = [
    resultOf({ kind: 'insert', file: 'a.yaml', line: 2, anchor: 'two:', place: 'after', text: 'half: 1\nmore: 2' }),
    resultOf({ kind: 'insert', file: 'a.yaml', line: 2, anchor: 'three', place: 'before', text: 'half: 1' }),
    resultOf({ kind: 'replace', file: 'a.yaml', line: 1, endLine: 3, find: 'e', put: 'E' }),
    resultOf({ kind: 'replace', file: 'a.yaml', line: 2, endLine: 2, find: '2', put: '4' }),
    resultOf({ kind: 'append', file: 'b.sql', text: 'SELECT 2;\n' }),
    resultOf({ kind: 'create', file: 'b.sql', text: 'SELECT 3;\n' }),
    resultOf({ kind: 'append', file: 'c.sql', text: 'SELECT 4;\n' }),
  ];
  expect(said.map((each) => JSON.stringify(each)).join('\n')).toMatchInlineSnapshot(`
    ""one:\\n  two: 2\\n  half: 1\\n  more: 2\\n  three: 3\\n"
    "a.yaml:2 no longer holds \`three\` once: review again."
    "a.yaml:1 no longer holds \`e\` once: review again."
    "one:\\n  two: 4\\n  three: 3\\n"
    "SELECT 1;\\r\\nSELECT 2;\\r\\n"
    "b.sql is there already."
    "c.sql cannot be read.""
  `);
});

test('two fixes that each add the next migration come one after the other', () => {
  const finding = (file: string, text: string): ReviewFinding =>
    ({ rule: 'unindexed-filter', status: 'new', edits: [{ kind: 'create', file, text }] }) as unknown as ReviewFinding;
  const fixes = applyFixes(
    [
      finding('db/migrations/004_add_a.sql', 'a'),
      finding('db/migrations/004_add_b.sql', 'b'),
      finding('prisma/migrations/20250131235959_add_c/migration.sql', 'c'),
      finding('prisma/migrations/20250131235959_add_d/migration.sql', 'd'),
      finding('sql/V1.2__add_e.sql', 'e'),
      finding('sql/V1.2__add_f.sql', 'f'),
    ],
    () => undefined,
  );
  expect([...fixes.files.keys()].join('\n')).toMatchInlineSnapshot(`
    "db/migrations/004_add_a.sql
    db/migrations/005_add_b.sql
    prisma/migrations/20250131235959_add_c/migration.sql
    prisma/migrations/20250201000000_add_d/migration.sql
    sql/V1.2__add_e.sql
    sql/V1.3__add_f.sql"
  `);
});

test('of two fixes that would follow one step of Alembic the second waits, and a moment with underscores goes on', () => {
  const finding = (file: string, follows?: string): ReviewFinding =>
    ({
      rule: 'unindexed-filter',
      status: 'new',
      edits: [{ kind: 'create', file, text: '', follows }],
    }) as unknown as ReviewFinding;
  const fixes = applyFixes(
    [
      finding('versions/aa_one.py', '9f1c'),
      finding('versions/bb_two.py', '9f1c'),
      finding('database/migrations/2026_02_28_235959_a.php'),
      finding('database/migrations/2026_02_28_235959_b.php'),
    ],
    () => undefined,
  );
  expect([...fixes.files.keys()]).toEqual([
    'versions/aa_one.py',
    'database/migrations/2026_02_28_235959_a.php',
    'database/migrations/2026_03_01_000000_b.php',
  ]);
  expect(fixes.refused.map(({ reason }) => reason)).toEqual([
    'Another fix adds the next migration, which this one has to follow.',
  ]);
});

test('a fix above another in one file moves it', () => {
  const finding = (line: number, anchor: string, text: string): ReviewFinding => {
    const edit = { kind: 'insert', file: 'a.yaml', line, anchor, place: 'before', text };
    return { rule: 'missing-timeout', status: 'new', edits: [edit] } as unknown as ReviewFinding;
  };
  const fixes = applyFixes(
    [finding(2, 'two', 'x: 0\ny: 0'), finding(3, 'three', 'z: 0'), finding(3, 'three', 'w: 0')],
    textOf,
  );
  expect(fixes.files.get('a.yaml')).toBe('one:\n  x: 0\n  y: 0\n  two: 2\n  z: 0\n  w: 0\n  three: 3\n');
});

test('git takes the diff of any two texts', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'architect-diff-'));
  const line = fc.constantFrom('a\n', 'b\n', 'c\n', 'd\n', '\n');
  const text = fc
    .tuple(fc.array(line, { maxLength: 30 }), fc.constantFrom('', 'end'))
    .map(([lines, end]) => lines.join('') + end);
  try {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const diff = printDiff('x.txt', before, after);
        if (diff === '') return;
        writeFileSync(path.join(folder, 'x.txt'), before);
        execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: folder, input: diff });
        expect(readFileSync(path.join(folder, 'x.txt'), 'utf8')).toBe(after);
      }),
      { numRuns: 60 },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);

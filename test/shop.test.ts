import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '../src/core/rules/finding.ts';
import { repository } from './support/repository.ts';
import { reviewFolder } from './support/system-of.ts';
import { type ExpectedFinding, expectedFindings, type Place, silentPlaces } from './workspaces/shop.expected.ts';

const shop = path.join(repository, 'examples/shop');

let findings: readonly Finding[] = [];

beforeAll(async () => {
  findings = (await reviewFolder(shop)).review.findings;
});

describe('the review of the shop finds', () => {
  for (const expected of expectedFindings) {
    test(`${expected.rule}: ${expected.what}`, () => {
      expect(findings.filter((finding) => isMeant(finding, expected)).map(say)).toHaveLength(1);
    });
  }
});

describe('the review of the shop stays silent', () => {
  for (const silent of silentPlaces) {
    test(`${silent.rules.join(', ')} at ${silent.file}, ${silent.quote}: ${silent.why}`, () => {
      const line = lineOf(silent);
      const loud = findings.filter((each) => silent.rules.includes(each.rule) && marks(each, silent.file, line));
      expect(loud.map(say)).toEqual([]);
    });
  }
});

test('the review of the shop finds nothing else', () => {
  const others = findings.filter((finding) => !expectedFindings.some((expected) => isMeant(finding, expected)));
  expect(others.map(say)).toEqual([]);
});

function isMeant(finding: Finding, expected: ExpectedFinding): boolean {
  const line = lineOf(expected);
  return (
    finding.rule === expected.rule &&
    expected.names.every((name) => finding.title.includes(name)) &&
    finding.evidence.some((evidence) => evidence.file === expected.file && covers(evidence, line))
  );
}

/** The first evidence is what the editor underlines; the rest proves it and may well quote a good place. */
function marks(finding: Finding, file: string, line: number): boolean {
  const [first] = finding.evidence;
  return first?.file === file && covers(first, line);
}

function covers(range: { readonly line: number; readonly endLine: number }, line: number): boolean {
  return range.line <= line && line <= range.endLine;
}

function lineOf({ file, quote }: Place): number {
  const lines = readFileSync(path.join(shop, file), 'utf8').split('\n');
  const found = lines.flatMap((text, index) => (text.includes(quote) ? [index + 1] : []));
  if (found.length !== 1) throw new Error(`${file} holds ${found.length} lines with ${quote}`);
  return found[0] ?? 0;
}

function say(finding: Finding): string {
  const [first] = finding.evidence;
  return `${finding.rule} ${first?.file}:${first?.line} ${finding.title}`;
}

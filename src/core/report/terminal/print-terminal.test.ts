import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { shopFindings } from '../../../../test/support/shop-findings.ts';
import { shopSystem } from '../../../../test/support/shop-system.ts';
import { finding, quote } from '../../../../test/support/system-builder.ts';
import { displayWidth } from '../../model/display-width.ts';
import { emptySystem, type System } from '../../model/system.ts';
import { buildReview } from '../../review/build-review.ts';
import { redrawn } from '../../review/redrawn.ts';
import type { Finding } from '../../rules/finding.ts';
import { printDdl } from '../ddl/print-ddl.ts';
import { printTerminal } from './print-terminal.ts';

function report(
  width: number,
  findings: readonly Finding[] = shopFindings,
  system: System = shopSystem,
  color = false,
): string {
  const ddl = printDdl(system.tables, system.components);
  const review = buildReview(system, findings, { kind: 'workspace' }, ddl);
  return printTerminal(redrawn(review, system, width), { color, width });
}

test('the whole report of the shop', async () => {
  await expect(report(100)).toMatchFileSnapshot('corner-shop.txt');
});

test('nothing runs over the edge, and no line ends in blanks', () => {
  for (const width of [60, 72, 80, 100, 120]) {
    for (const line of report(width).split('\n')) {
      expect(line).toBe(line.trimEnd());
      // Paths and commands have to stay whole, or nobody can copy them.
      if (!/backend-architect|services\/\S{30}/.test(line)) expect(displayWidth(line)).toBeLessThanOrEqual(width);
    }
  }
});

test('color says nothing that the text does not', () => {
  const colored = report(100, shopFindings, shopSystem, true);
  expect(colored).toContain('\u001b[');
  const stripped = stripVTControlCharacters(colored);
  // In color, code is set off by color; without, by backticks.
  const words = (text: string): string => text.replaceAll('`', '').replace(/\s+/g, ' ');
  expect(words(stripped)).toBe(words(report(100)));
});

test('source that holds terminal sequences cannot use them', () => {
  const hostile = finding('missing-timeout', 'services', 'high', {
    title: 'title \u001b[2J\u001b]0;owned\u0007',
    message: 'message \u202Ereversed',
    fix: 'fix \u009b31m',
    evidence: [quote('src/\u001b[31mapp.ts:1', 'const x = "\u001b[8m";\r\n\tcall();')],
    subjects: [],
  });
  const text = report(100, [hostile], emptySystem);
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
});

test('a rule that speaks often is told a few times and then named', () => {
  const many = Array.from({ length: 12 }, (_, index) =>
    finding('missing-timeout', 'services', 'high', {
      title: `orders waits for service ${index}`,
      message: 'It waits for ever.',
      fix: 'Set a timeout.',
      evidence: [quote(`src/client-${index}.ts:3`, `fetch(url${index});`)],
      subjects: [`service:${index}`],
    }),
  );
  const text = report(100, many, emptySystem);
  expect(text.slice(text.indexOf('  8 more'), text.indexOf('Next')).trimEnd()).toMatchInlineSnapshot(`
    "  8 more of missing-timeout
      orders waits for service 2  src/client-2.ts:3
      orders waits for service 3  src/client-3.ts:3
      orders waits for service 4  src/client-4.ts:3
      orders waits for service 5  src/client-5.ts:3
      orders waits for service 6  src/client-6.ts:3
      orders waits for service 7  src/client-7.ts:3
      orders waits for service 8  src/client-8.ts:3
      orders waits for service 9  src/client-9.ts:3


    Bottlenecks ────────────────────────────────────────────────────────────────────────────────────────

      1. 12 calls wait for another service far too long
         50 requests a second × 30 s of a hanging neighbor = 1,500 open requests (Little’s law), each
         with its memory and its socket. With a timeout of 2 s it is 100.
         Measure: Open requests of the caller, and the p99 of each outgoing call.
         Then: Set a timeout.

      As it grows

      50 requests/s  12 outgoing calls without a timeout of their own: 30 s of a hanging neighbor are
                     1,500 open requests
                     Set a timeout on each client first; a circuit breaker only where failures last for
                     minutes."
  `);
});

test('a workspace without a finding says what was read', () => {
  const system: System = { ...shopSystem, suppressions: [] };
  const text = report(100, [], system);
  expect(text.split('\n').slice(0, 4).join('\n')).toMatchInlineSnapshot(`
    "corner-shop  reviewed by Backend Architect
    5 services · 11 endpoints · 7 tables · 3 outgoing calls · 31 of 64 files read

    ✔ no findings"
  `);
  expect(text.slice(text.indexOf('Next '))).toMatchInlineSnapshot(`
    "Next ───────────────────────────────────────────────────────────────────────────────────────────────

      Nothing to mend. 31 files were read, and no rule had anything to say.
    "
  `);
});

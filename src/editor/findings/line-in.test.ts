import { expect, test } from 'vitest';
import { lineIn } from './line-in.ts';

const quote = "router.post('/berths', reserve);";

function at(line: number, text = quote) {
  return { line, finding: { evidence: [{ file: 'src/berths.ts', line: line + 1, endLine: line + 1, text }] } };
}

test('a finding is where its quote stands, though the file was changed while it was closed', () => {
  expect(lineIn(`// harbor\n// berths\n\n  ${quote}\r\n`, at(0))).toBe(3);
});

test('a quote that stands where it stood is not looked for elsewhere', () => {
  expect(lineIn(`${quote}\n${quote}\n${quote}`, at(1))).toBe(1);
});

test('where the quote is gone the line is one that the file has', () => {
  expect(lineIn('// moved to moorings.ts', at(40))).toBe(0);
  expect(lineIn('', at(40))).toBe(0);
});

test('a quote that was shortened stays at its line', () => {
  expect(lineIn(`// harbor\n${quote}\n\n`, at(2, 'const key = ‹secret›'))).toBe(2);
});

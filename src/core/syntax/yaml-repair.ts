/**
 * A broken YAML text with the block around the error blanked out, at the same length, so that what stands around it keeps
 * its place in the tree. A parser that guesses how a broken block was meant would put its neighbors in wrong places.
 */
export function blankBrokenBlock(text: string, at: number, unclosedBefore: boolean): string {
  const lines = text.split('\n');
  let first = lineOf(lines, at);
  if (unclosedBefore && first > 0) first--;
  while (first > 0 && isBlank(lines[first])) first--;
  const depth = indentation(lines[first]);
  let end = first + 1;
  while (end < lines.length && (isBlank(lines[end]) || indentation(lines[end]) > depth)) end++;
  return lines.map((line, i) => (i >= first && i < end ? ' '.repeat(line.length) : line)).join('\n');
}

function lineOf(lines: readonly string[], at: number): number {
  let start = 0;
  const line = lines.findIndex((text) => {
    start += text.length + 1;
    return start > at;
  });
  return line < 0 ? lines.length - 1 : line;
}

function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === '';
}

/** A tab is never indentation in YAML, so its line stands deeper than whatever comes after. */
function indentation(line: string | undefined): number {
  const lead = /^[ \t]*/.exec(line ?? '')?.[0] ?? '';
  return lead.includes('\t') ? Number.POSITIVE_INFINITY : lead.length;
}

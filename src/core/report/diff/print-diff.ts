/** Lines around a change, as git and patch expect them. */
const around = 3;

/** Larger middles are shown as replaced as a whole. */
const comparable = 4_000_000;

interface Line {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
}

/** A change of one file as a unified diff that `git apply` and `patch -p1` take; undefined before is a new file. */
export function printDiff(file: string, before: string | undefined, after: string): string {
  if (before === after) return '';
  const lines = compared(linesIn(before ?? ''), linesIn(after));
  const head = `--- ${before === undefined ? '/dev/null' : `a/${file}`}\n+++ b/${file}\n`;
  return head + hunksOf(lines).join('');
}

/** Each with its line end, so that a missing one at the end of a file is told. */
function linesIn(text: string): readonly string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

function compared(old: readonly string[], now: readonly string[]): readonly Line[] {
  let start = 0;
  while (start < Math.min(old.length, now.length) && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < Math.min(old.length, now.length) - start && old[old.length - 1 - end] === now[now.length - 1 - end])
    end += 1;
  const same = (lines: readonly string[]): readonly Line[] => lines.map((text) => ({ sign: ' ', text }));
  const middle = changed(old.slice(start, old.length - end), now.slice(start, now.length - end));
  return [...same(old.slice(0, start)), ...middle, ...same(old.slice(old.length - end))];
}

/** The longest common lines stay, by the textbook's table. */
function changed(old: readonly string[], now: readonly string[]): readonly Line[] {
  const removed = (lines: readonly string[]): readonly Line[] => lines.map((text) => ({ sign: '-', text }));
  const added = (lines: readonly string[]): readonly Line[] => lines.map((text) => ({ sign: '+', text }));
  if (old.length * now.length > comparable) return [...removed(old), ...added(now)];
  const width = now.length + 1;
  const common = new Uint32Array((old.length + 1) * width);
  const at = (row: number, column: number): number => common[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row -= 1)
    for (let column = now.length - 1; column >= 0; column -= 1)
      common[row * width + column] =
        old[row] === now[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
  const lines: Line[] = [];
  let [row, column] = [0, 0];
  while (row < old.length && column < now.length) {
    if (old[row] === now[column]) {
      lines.push({ sign: ' ', text: old[row] ?? '' });
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) lines.push({ sign: '-', text: old[row++] ?? '' });
    else lines.push({ sign: '+', text: now[column++] ?? '' });
  }
  return [...lines, ...removed(old.slice(row)), ...added(now.slice(column))];
}

function hunksOf(lines: readonly Line[]): readonly string[] {
  const hunks: string[] = [];
  let from = lines.findIndex(({ sign }) => sign !== ' ');
  while (from >= 0) {
    let last = from;
    for (let index = from; index < lines.length && index <= last + 2 * around; index += 1)
      if (lines[index]?.sign !== ' ') last = index;
    hunks.push(hunkOf(lines, Math.max(0, from - around), Math.min(lines.length, last + around + 1)));
    const next = lines.slice(last + 1).findIndex(({ sign }) => sign !== ' ');
    from = next < 0 ? -1 : last + 1 + next;
  }
  return hunks;
}

function hunkOf(lines: readonly Line[], from: number, to: number): string {
  const before = lines.slice(0, from);
  const part = lines.slice(from, to);
  const range = (without: Line['sign']): string => {
    const length = part.filter(({ sign }) => sign !== without).length;
    const start = before.filter(({ sign }) => sign !== without).length + (length === 0 ? 0 : 1);
    return `${start},${length}`;
  };
  const body = part.map(
    ({ sign, text }) => `${sign}${text}${text.endsWith('\n') ? '' : '\n\\ No newline at end of file\n'}`,
  );
  return `@@ -${range('+')} +${range('-')} @@\n${body.join('')}`;
}

const page = 10;

/** Where a key leads in a list of `count` that stands at `at`; undefined for keys that do not move. */
export function stepped(key: string, at: number, count: number, direction: 'row' | 'column'): number | undefined {
  const [back, forth] = direction === 'row' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
  const last = count - 1;
  if (last < 0) return undefined;
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  if (key === back) return direction === 'row' ? (at + last) % count : Math.max(0, at - 1);
  if (key === forth) return direction === 'row' ? (at + 1) % count : Math.min(last, at + 1);
  if (direction === 'column' && key === 'PageUp') return Math.max(0, at - page);
  if (direction === 'column' && key === 'PageDown') return Math.min(last, at + page);
  return undefined;
}

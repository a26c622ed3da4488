/** How far around its old place a quoted line is looked for. */
const reach = 400;

/**
 * Where the quoted line stands now, counted from 0: at its old place, or else the nearest that reads the same. Undefined
 * where it is gone.
 */
export function anchoredLine(lines: readonly string[], line: number, quote: string): number | undefined {
  const wanted = firstLineOf(quote);
  if (wanted === '') return undefined;
  for (let distance = 0; distance <= reach; distance += 1) {
    for (const candidate of [line - distance, line + distance]) {
      if (lines[candidate]?.trim() === wanted) return candidate;
    }
  }
  return undefined;
}

/** A quote that was shortened, or that hides a secret, cannot be found word for word. */
export function isWholeQuote(quote: string): boolean {
  const first = firstLineOf(quote);
  return first !== '' && !/[‹…]/.test(first);
}

function firstLineOf(quote: string): string {
  return quote.split('\n')[0]?.trim() ?? '';
}

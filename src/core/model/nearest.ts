/** The word that was probably meant; undefined where none is close. */
export function nearest(said: string, words: readonly string[]): string | undefined {
  const ranked = words
    .map((word) => ({ word, distance: distance(said.toLowerCase(), word.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  // A third of the letters wrong is a typing error; more is another word.
  if (best === undefined || best.distance > Math.max(1, Math.ceil(best.word.length / 3))) return undefined;
  return best.word;
}

/** Letters to add, drop, change or swap with their neighbor. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      const changed = (previous[j - 1] ?? 0) + (same ? 0 : 1);
      const cheapest = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, changed);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      current.push(swapped ? Math.min(cheapest, (before[j - 2] ?? 0) + 1) : cheapest);
    }
    [before, previous] = [previous, current];
  }
  return previous[b.length] ?? 0;
}

/** Lines that took the place of others; one side may be empty. */
export interface ChangedLines {
  /** Where the new ones begin, counted from 1; where only old ones went, the line that follows. */
  readonly line: number;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/**
 * What lies between two texts. Lines that stand once on both sides are anchors, as in a patience diff: a moved brace never
 * pairs with another one.
 */
export function changedLines(before: readonly string[], after: readonly string[]): readonly ChangedLines[] {
  return between(before, after, 0).filter(({ added, removed }) => plain(added) !== plain(removed));
}

/** Indentation and blank lines are no change. */
function plain(lines: readonly string[]): string {
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

function between(before: readonly string[], after: readonly string[], offset: number): readonly ChangedLines[] {
  let start = 0;
  while (start < Math.min(before.length, after.length) && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < Math.min(before.length, after.length) - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const removed = before.slice(start, before.length - end);
  const added = after.slice(start, after.length - end);
  const line = offset + start;
  if (removed.length === 0 || added.length === 0) {
    return removed.length + added.length === 0 ? [] : [{ line: line + 1, added, removed }];
  }
  const anchors = longestRise(anchorsOf(removed, added));
  if (anchors.length === 0) return [{ line: line + 1, added, removed }];
  const changes: ChangedLines[] = [];
  let [from, to] = [0, 0];
  for (const [old, now] of [...anchors, [removed.length, added.length] as const]) {
    changes.push(...between(removed.slice(from, old), added.slice(to, now), line + to));
    [from, to] = [old + 1, now + 1];
  }
  return changes;
}

type Anchor = readonly [before: number, after: number];

function anchorsOf(before: readonly string[], after: readonly string[]): readonly Anchor[] {
  const once = placesOnce(after);
  return [...placesOnce(before)].flatMap(([text, place]) => {
    const other = once.get(text);
    return other === undefined || text.trim() === '' ? [] : [[place, other] as const];
  });
}

function placesOnce(lines: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const often = new Set<string>();
  for (const [place, text] of lines.entries()) {
    if (places.has(text)) often.add(text);
    places.set(text, place);
  }
  for (const text of often) places.delete(text);
  return places;
}

/** The most anchors that stand in the same order on both sides. */
function longestRise(anchors: readonly Anchor[]): readonly Anchor[] {
  const ends: { readonly anchor: Anchor; readonly before: number }[] = [];
  const best: number[] = [];
  for (const anchor of anchors) {
    let [low, high] = [0, best.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[best[middle] ?? 0]?.anchor[1] ?? 0) < anchor[1]) low = middle + 1;
      else high = middle;
    }
    ends.push({ anchor, before: low === 0 ? -1 : (best[low - 1] ?? -1) });
    best[low] = ends.length - 1;
  }
  const rise: Anchor[] = [];
  for (let at = best.at(-1) ?? -1; at >= 0; at = ends[at]?.before ?? -1) {
    const end = ends[at];
    if (end !== undefined) rise.unshift(end.anchor);
  }
  return rise;
}

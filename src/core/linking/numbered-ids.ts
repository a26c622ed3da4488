/** Ids of which no two are the same: a second one on the same base is `…~2`, a third `…~3`. */
export function numberedIds(): (base: string) => string {
  const counts = new Map<string, number>();
  const given = new Set<string>();
  return (base) => {
    let count = (counts.get(base) ?? 0) + 1;
    // A name may itself end like a number.
    while (given.has(numbered(base, count))) count++;
    counts.set(base, count);
    const id = numbered(base, count);
    given.add(id);
    return id;
  };
}

function numbered(base: string, count: number): string {
  return count === 1 ? base : `${base}~${count}`;
}

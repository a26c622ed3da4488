/** No name may be longer in MySQL. */
const longestName = 64;

/** The computed column by which MySQL counts only some rows in an index: it has no partial ones. */
export function markName(index: string): string {
  return `counts_in_${index}`.slice(0, longestName);
}

/** A path for people: the rest of a path, which the model calls `{wildcard}`, as code says it: `/files/*`. */
export function shownPath(path: string): string {
  return path.replaceAll('{wildcard}', '*');
}

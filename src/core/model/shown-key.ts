/** A key of a cache as its users write patterns: `price:*`. */
export function shownKey(keyPattern: string): string {
  return keyPattern.replaceAll('{}', '*');
}

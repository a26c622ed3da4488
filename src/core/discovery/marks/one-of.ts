/** A pattern that takes any of the alternatives. */
export function oneOf(alternatives: readonly string[]): string {
  return `(?:${alternatives.join('|')})`;
}

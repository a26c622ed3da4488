/** Fields are named as GraphQL does: `close_line` is `closeLine`. */
export function fieldName(name: string): string {
  return name.replaceAll(/(?<=.)_+([a-z\d])/g, (_, letter: string) => letter.toUpperCase());
}

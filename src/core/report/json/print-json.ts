/** Indented, with a line break at the end; the same value gives the same bytes. */
export function printJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

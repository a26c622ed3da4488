/** As the standard quotes it: nothing but a quote ends a text, and no database takes a zero byte. */
export function quotedText(text: string): string {
  return `'${text.replaceAll('\u0000', '').replaceAll("'", "''")}'`;
}

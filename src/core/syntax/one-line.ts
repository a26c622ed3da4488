/** What is written over several lines, on one. */
export function onOneLine(text: string): string {
  return text.includes('\n') ? text.replaceAll(/\s+/g, ' ').trim() : text;
}

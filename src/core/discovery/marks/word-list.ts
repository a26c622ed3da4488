/** Words of a text, for lists that are easier to read without quotes. */
export function wordList(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

/** A type without its arguments, and without the mark that it may be null. */
export function rawType(text: string): string {
  return text.replace(/[<?][\s\S]*$/, '').trim();
}

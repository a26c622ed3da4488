/**
 * `get("/boats") { … }` behind a variable is a call, and no getter of it as the grammar reads it: those take nothing, and
 * variables of functions have none. Names are taken from the text itself, so any other one of the same length does.
 */
export function maskedGets(text: string): string {
  return text.includes('get') ? text.replaceAll(called, 'g_t') : text;
}

/** At the beginning of a line, with arguments, a block or a type behind it. */
const called = /(?<=^[ \t]*)get(?=[ \t]*(?:\(\s*[^)\s]|\{|<))/gm;

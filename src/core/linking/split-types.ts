/** A type annotation as written, taken apart: `Repository<User>` is `Repository` of `User`. */
export interface TypeName {
  readonly head: string;
  readonly args: readonly string[];
}

/** Splits at a separator outside of brackets. */
export function splitTop(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '<' || char === '(' || char === '{' || char === '[') depth++;
    else if ((char === '>' && text[at - 1] !== '=') || char === ')' || char === '}' || char === ']') depth--;
    else if (char === separator && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** Splits the text of a type at a separator outside of brackets and quotes. */
export function splitType(text: string, separators: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = '';
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === "'" || char === '"' || char === '`') quote = char;
    else if ('<({['.includes(char)) depth++;
    else if (')}]'.includes(char) || (char === '>' && text[at - 1] !== '=')) depth--;
    else if (depth === 0 && separators.includes(char)) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

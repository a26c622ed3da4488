export interface ProtobufToken {
  /** A string keeps its quotes, always double ones. */
  readonly text: string;
  readonly at: number;
}

const token =
  /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|[A-Za-z_]\w*|-?\d[\d.]*\w*|[^\s\w]/g;

/** Words, numbers, strings and marks of a `.proto` file, without its comments. */
export function protobufTokens(text: string): readonly ProtobufToken[] {
  const tokens: ProtobufToken[] = [];
  for (const match of text.matchAll(token)) {
    const [whole, double, single] = match;
    if (whole.startsWith('//') || whole.startsWith('/*')) continue;
    const quoted = double ?? single;
    tokens.push({ text: quoted === undefined ? whole : `"${quoted}"`, at: match.index });
  }
  return tokens;
}

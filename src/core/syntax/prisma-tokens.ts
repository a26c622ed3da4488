/** `line` ends a line; `doc` is a `///` comment, without its slashes. */
export interface PrismaToken {
  readonly kind: 'word' | 'text' | 'mark' | 'line' | 'doc';
  readonly text: string;
  readonly at: number;
  readonly end: number;
}

export function prismaTokens(text: string): PrismaToken[] {
  const tokens: PrismaToken[] = [];
  for (const match of text.matchAll(pattern)) {
    const token = tokenOf(match[0], match.index);
    if (token !== undefined) tokens.push(token);
  }
  return tokens;
}

/** A word may hold dots (`db.VarChar`) and a minus (`-1`); a string ends with its line, closed or not. */
const pattern = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\[^\n]|[^"\\\n])*"?|-?[\p{L}\p{N}_][\p{L}\p{N}_.-]*|@@|\n|[^\s]/gu;

function tokenOf(text: string, at: number): PrismaToken | undefined {
  const place = { at, end: at + text.length };
  if (text === '\n') return { kind: 'line', text, ...place };
  if (text.startsWith('///')) return { kind: 'doc', text: text.slice(3).trim(), ...place };
  if (text.startsWith('//') || text.startsWith('/*')) return undefined;
  if (text.startsWith('"')) return { kind: 'text', text: unquoted(text), ...place };
  return { kind: wordStart.test(text) ? 'word' : 'mark', text, ...place };
}

const wordStart = /^-?[\p{L}\p{N}_]/u;

function unquoted(text: string): string {
  const inner = text.slice(1, text.length > 1 && text.endsWith('"') ? -1 : undefined);
  return inner.replace(/\\(.)/g, (_, char: string) => escapes[char] ?? char);
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

/** One directive of an nginx configuration: `proxy_pass http://orders:8080;`, `location /orders { … }`. */
export interface NginxDirective {
  readonly name: string;
  readonly args: readonly string[];
  /** Directives of its block; empty where it has none. */
  readonly block: readonly NginxDirective[];
  readonly at: number;
  readonly end: number;
}

interface Draft extends NginxDirective {
  readonly block: Draft[];
  end: number;
}

/** Deeper blocks than these no configuration has. */
const maxDepth = 50;

/**
 * Reads the directives of an nginx configuration. Tolerant: what is left open at the end is closed there, and a stray
 * brace is passed over. See https://nginx.org/en/docs/beginners_guide.html#conf_structure.
 */
export function readNginx(text: string): readonly NginxDirective[] {
  const root: Draft[] = [];
  const open: Draft[] = [];
  let words: string[] = [];
  let start = 0;
  const close = (end: number): Draft | undefined => {
    const [name, ...args] = words;
    words = [];
    if (name === undefined) return undefined;
    const directive: Draft = { name, args, block: [], at: start, end };
    (open.at(-1)?.block ?? root).push(directive);
    return directive;
  };
  for (const { text: word, at, mark } of tokensOf(text)) {
    if (mark === '{') {
      const directive = close(at);
      if (directive !== undefined && open.length < maxDepth) open.push(directive);
    } else if (mark === '}') {
      close(at);
      const ended = open.pop();
      if (ended !== undefined) ended.end = at + 1;
    } else if (mark === ';') close(at + 1);
    else {
      if (words.length === 0) start = at;
      words.push(word);
    }
  }
  close(text.length);
  return root;
}

interface Token {
  readonly text: string;
  readonly at: number;
  /** What ends or opens a directive; absent for a word. */
  readonly mark?: string;
}

/** Comments, quoted words, marks and bare words; a variable may be written with braces. */
const token = /#[^\n]*|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([{};])|((?:\$\{[^}\n]*\}|[^\s{};"'#])+)/g;

function* tokensOf(text: string): Generator<Token> {
  for (const match of text.matchAll(token)) {
    const [whole, double, single, mark, bare] = match;
    if (whole.startsWith('#')) continue;
    if (mark !== undefined) yield { text: mark, at: match.index, mark };
    else yield { text: double ?? single ?? bare ?? '', at: match.index };
  }
}

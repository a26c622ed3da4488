import type { SqlDialect } from '../../model/table.ts';
import {
  dollarTagAt,
  endOfBlockComment,
  endOfDollarString,
  endOfLine,
  endOfQuotedName,
  endOfString,
  endOfWord,
  type LiteralEnd,
} from './literal-end.ts';
import { sectionOf } from './migration-section.ts';
import type { SqlProblem, Token, TokenKind } from './token.ts';

export interface Tokens {
  readonly tokens: readonly Token[];
  readonly problems: readonly SqlProblem[];
}

/**
 * Splits SQL of any dialect into tokens from an offset on, or the first `limit` of them. Comments, psql commands, data of
 * `COPY … FROM stdin`, MySQL's delimiter blocks and the down half of a migration leave nothing behind.
 */
export function tokenize(text: string, dialect: SqlDialect, limit = Number.POSITIVE_INFINITY, from = 0): Tokens {
  const lexer: Lexer = { text, dialect, at: from, tokens: [], problems: [], startsLine: true, down: false };
  const { tokens, problems } = lexer;
  while (lexer.at < text.length && problems.length < unclosedLimit && tokens.length < limit) {
    lexer.at = readNext(lexer);
  }
  return { tokens, problems };
}

/** A text with this many unclosed literals is no SQL, and each costs a search to its end. */
const unclosedLimit = 20;

interface Lexer {
  readonly text: string;
  readonly dialect: SqlDialect;
  at: number;
  readonly tokens: Token[];
  readonly problems: SqlProblem[];
  startsLine: boolean;
  /** Inside the down half of a migration. */
  down: boolean;
}

/** Every reader gives the offset behind what it read. */
function readNext(lexer: Lexer): number {
  const { text, at } = lexer;
  const code = text.charCodeAt(at);
  if (isSpace(code)) return readSpace(lexer);
  if (isWordStart(code)) return readWord(lexer);
  if (code >= 48 && code <= 57) return pushMatch(lexer, 'number', numeral);
  const char = text.charAt(at);
  if (isLineComment(lexer, char)) return readLineComment(lexer);
  if (text.startsWith('/*', at)) return readBlockComment(lexer);
  if (text.startsWith('*/', at)) return at + 2;
  if (char === '\\') return readMetaCommand(lexer);
  if (char === "'") return pushQuoted(lexer, 'text', endOfString(text, at, lexer.dialect === 'mysql'));
  if (char === '"' || char === '`' || opensBracketName(lexer, char)) return readQuotedName(lexer, char);
  return readSign(lexer, char);
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0xfeff;
}

function isWordStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code >= 128;
}

const numeral = /0x[0-9a-f]+|[0-9]+(?:\.[0-9]+)?(?:e[-+]?[0-9]+)?/iy;

function readSpace(lexer: Lexer): number {
  let { at } = lexer;
  for (; isSpace(lexer.text.charCodeAt(at)); at++) {
    if (lexer.text.charCodeAt(at) === 10) lexer.startsLine = true;
  }
  return at;
}

function push(lexer: Lexer, kind: TokenKind, text: string, end: number): number {
  const word = kind === 'word' ? text.toUpperCase() : kind === 'mark' ? text : '';
  if (!lexer.down) lexer.tokens.push({ kind, text, word, at: lexer.at, end, startsLine: lexer.startsLine });
  lexer.startsLine = false;
  return end;
}

function pushMatch(lexer: Lexer, kind: TokenKind, pattern: RegExp): number {
  const end = endOfMatch(lexer, pattern) ?? lexer.at + 1;
  return push(lexer, kind, lexer.text.slice(lexer.at, end), end);
}

function endOfMatch(lexer: Lexer, pattern: RegExp): number | undefined {
  pattern.lastIndex = lexer.at;
  return pattern.test(lexer.text) ? pattern.lastIndex : undefined;
}

/** `#` comments in MySQL everywhere, and as the first sign of a line in the evolutions of every dialect. */
function isLineComment(lexer: Lexer, char: string): boolean {
  if (lexer.text.startsWith('--', lexer.at)) return true;
  const next = lexer.text.charAt(lexer.at + 1);
  return char === '#' && next !== '{' && (lexer.dialect === 'mysql' || (lexer.startsLine && next === ' '));
}

function readLineComment(lexer: Lexer): number {
  const end = endOfLine(lexer.text, lexer.at);
  const section = sectionOf(lexer.text.slice(lexer.at, end));
  if (section !== undefined) {
    endStatement(lexer);
    lexer.down = section === 'down';
  }
  return end;
}

/** MySQL executes what stands inside a comment that opens with `!40101`, so only its fence is dropped. */
function readBlockComment(lexer: Lexer): number {
  const { text, at, dialect } = lexer;
  if (text.charAt(at + 2) === '!') return endOfWord(text, at + 3);
  const literal = endOfBlockComment(text, at, dialect !== 'mysql' && dialect !== 'sqlite');
  noteUnclosed(lexer, literal, 'comment');
  return literal.end;
}

function noteUnclosed(lexer: Lexer, literal: LiteralEnd, what: string): void {
  if (!literal.closed) lexer.problems.push({ at: lexer.at, message: `This ${what} is never closed.` });
}

/** psql: `\connect shop`; `\gexec` also ends the statement before it. */
function readMetaCommand(lexer: Lexer): number {
  endStatement(lexer);
  return endOfLine(lexer.text, lexer.at);
}

function endStatement({ at, tokens, startsLine }: Lexer): void {
  tokens.push({ kind: 'mark', text: ';', word: ';', at, end: at, startsLine });
}

function readWord(lexer: Lexer): number {
  const { text, at } = lexer;
  const end = endOfWord(text, at);
  const word = text.slice(at, end);
  if (text.charAt(end) === "'" && stringPrefix.test(word)) {
    const literal = endOfString(text, end, lexer.dialect === 'mysql' || word.toLowerCase() === 'e');
    return pushQuoted(lexer, 'text', literal, end - at);
  }
  const command = lexer.startsLine ? word.toUpperCase() : '';
  if (command === 'DELIMITER') return readDelimiterBlock(lexer, end);
  if (command !== 'GO' || text.slice(end, endOfLine(text, end)).trim() !== '') return push(lexer, 'word', word, end);
  endStatement(lexer);
  return end;
}

const stringPrefix = /^(?:e|b|x|n|u&)$/i;

/** Between MySQL's `DELIMITER //` and `DELIMITER ;` stand routines, which declare no table. */
function readDelimiterBlock(lexer: Lexer, end: number): number {
  endStatement(lexer);
  const line = endOfLine(lexer.text, end);
  const delimiter = lexer.text.slice(end, line).trim();
  if (delimiter === ';' || delimiter === '') return line;
  delimiterReset.lastIndex = line;
  return delimiterReset.test(lexer.text) ? delimiterReset.lastIndex : line;
}

const delimiterReset = /\n[ \t]*delimiter[ \t]+;/gi;

function pushQuoted(lexer: Lexer, kind: 'text' | 'quoted', literal: LiteralEnd, prefix = 0): number {
  const open = lexer.at + prefix;
  const inner = lexer.text.slice(open + 1, literal.closed ? literal.end - 1 : literal.end);
  const quote = lexer.text.charAt(literal.closed ? literal.end - 1 : open);
  noteUnclosed(lexer, literal, 'quotation');
  return push(lexer, kind, inner.replaceAll(quote + quote, quote), literal.end);
}

function opensBracketName(lexer: Lexer, char: string): boolean {
  return char === '[' && (lexer.dialect === 'sqlserver' || lexer.dialect === 'sqlite');
}

/** MySQL reads double quotes as text. */
function readQuotedName(lexer: Lexer, char: string): number {
  const { text, at, dialect } = lexer;
  if (char === '"' && dialect === 'mysql') return pushQuoted(lexer, 'text', endOfString(text, at, true));
  return pushQuoted(lexer, 'quoted', endOfQuotedName(text, at, char === '[' ? ']' : char));
}

function readSign(lexer: Lexer, char: string): number {
  const tag = char === '$' ? dollarTagAt(lexer.text, lexer.at) : undefined;
  if (tag !== undefined) return readDollarString(lexer, tag);
  if (endOfMatch(lexer, template) !== undefined) return pushMatch(lexer, 'template', template);
  if (endOfMatch(lexer, parameter) !== undefined) return pushMatch(lexer, 'parameter', parameter);
  const end = pushMatch(lexer, 'mark', operator);
  return char === ';' ? endOfCopyData(lexer, end) : end;
}

const template = /\{\{[^\n]*?\}\}|\{%[^\n]*?%\}|\$\{[^}\n]*\}/y;
/** A slice (`a[1:2]`) has a digit after its colon and a cast two colons, so neither is a named parameter. */
const parameter = /\?(?![|&])|\$\d+|:[A-Za-z_]\w*|@{1,2}[A-Za-z_]\w*|%s|%\(\w+\)s|#\{[^}\n]*\}/y;
const operator = /::|<=>|<=|>=|<>|!=|!~~?\*?|~~?\*?|\|\||&&|@@|@>|<@|->>|->|#>>|#>|\?[|&]/y;

function readDollarString(lexer: Lexer, tag: string): number {
  const literal = endOfDollarString(lexer.text, lexer.at, tag);
  noteUnclosed(lexer, literal, 'quotation');
  return push(lexer, 'text', '', literal.end);
}

/** After `COPY … FROM stdin;` come rows of data, up to a line with a backslash and a dot. */
function endOfCopyData(lexer: Lexer, semicolon: number): number {
  const start = lexer.tokens.findLastIndex((token, i) => token.word === ';' && i < lexer.tokens.length - 1) + 1;
  const words = lexer.tokens[start]?.word === 'COPY' ? lexer.tokens.slice(start).map((token) => token.word) : [];
  const stdin = words.indexOf('STDIN');
  if (stdin < 0 || words[stdin - 1] !== 'FROM') return semicolon;
  const end = lexer.text.indexOf('\n\\.', semicolon - 1);
  return end < 0 ? lexer.text.length : end + 3;
}

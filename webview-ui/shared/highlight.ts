export type TokenKind = 'plain' | 'keyword' | 'string' | 'number' | 'comment' | 'property' | 'type';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

export type Language = 'code' | 'script' | 'sql' | 'json' | 'http';

type Grammar = readonly (readonly [TokenKind, RegExp])[];

const words = (list: string, flags = 'y') => new RegExp(`\\b(?:${list.trim().split(/\s+/).join('|')})\\b`, flags);

const text = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/y;
const number = /\b\d[\d_.]*\b/y;

const json: Grammar = [
  ['property', /"(?:[^"\\\n]|\\.)*"(?=\s*:)/y],
  ['string', /"(?:[^"\\\n]|\\.)*"/y],
  ['number', /-?\b\d[\d.eE+-]*\b/y],
  ['keyword', words('true false null')],
];

const program: Grammar = [
  ['string', text],
  [
    'keyword',
    words(
      `await async const let var function return if else for of in while new import export from class extends
       implements interface type public private readonly static this throw try catch default model enum true false
       null undefined final void package protected abstract throws boolean def self None True False with lambda raise
       except elif pass yield not and or is`,
    ),
  ],
  ['type', /@[\w.]+|\b[A-Z]\w*\b/y],
  ['number', number],
];

/** Enough to read by; the words are those of the languages that are reviewed. */
const grammars: Readonly<Record<Language, Grammar>> = {
  json,
  http: [
    ['keyword', words('GET HEAD POST PUT PATCH DELETE OPTIONS')],
    ['type', /HTTP\/[\d.]+(?: \d+)?/y],
    ['property', /^[A-Za-z][\w-]*(?=: )/my],
    ...json,
  ],
  sql: [
    ['comment', /--[^\n]*|\/\*[\s\S]*?\*\//y],
    ['string', /'(?:[^']|'')*'/y],
    [
      'keyword',
      words(
        `create table index unique primary key foreign references not null default check constraint on delete update
         cascade restrict set alter add column concurrently where using if exists comment is as and or desc asc valid
         type enum schema drop insert into values select from unsigned auto_increment generated always identity`,
        'iy',
      ),
    ],
    [
      'type',
      words(
        `uuid text varchar char integer int bigint smallint serial bigserial numeric decimal real double precision
         boolean bool timestamptz timestamp datetime date time json jsonb bytea blob tinyint float`,
        'iy',
      ),
    ],
    ['number', number],
  ],
  code: [['comment', /\/\/[^\n]*|\/\*[\s\S]*?\*\//y], ...program],
  script: [['comment', /#[^\n]*/y], ...program],
};

/** Splits a text into colored parts; together they are always the text itself. */
export function highlight(source: string, language: Language): Token[] {
  const tokens: Token[] = [];
  let plain = '';
  for (let at = 0; at < source.length; ) {
    const token = tokenAt(source, at, grammars[language]);
    if (token === undefined) {
      // A word is taken whole, so that no keyword is found in its middle.
      const step = /\w+|[\s\S]/y;
      step.lastIndex = at;
      const part = step.exec(source)?.[0] ?? '';
      plain += part;
      at += part.length;
      continue;
    }
    if (plain !== '') tokens.push({ kind: 'plain', text: plain });
    plain = '';
    tokens.push(token);
    at += token.text.length;
  }
  if (plain !== '') tokens.push({ kind: 'plain', text: plain });
  return tokens;
}

function tokenAt(source: string, at: number, grammar: Grammar): Token | undefined {
  for (const [kind, pattern] of grammar) {
    pattern.lastIndex = at;
    const found = pattern.exec(source)?.[0];
    if (found) return { kind, text: found };
  }
  return undefined;
}

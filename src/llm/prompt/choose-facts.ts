import type { Fact, FactBook } from '../facts/fact.ts';
import { estimateTokens } from './estimate-tokens.ts';

/** What goes into a prompt, and what had to stay out. */
export interface ChosenFacts {
  readonly facts: readonly Fact[];
  /** Ids of the facts whose code is quoted. */
  readonly quoted: ReadonlySet<string>;
  /** Statements for the model and the person: `code of 12 operations`. */
  readonly leftOut: readonly string[];
}

/** Fills the budget by rank. A line comes before its code, and the code of what rules cite before what merely exists. */
export function chooseFacts(book: FactBook, tokens: number): ChosenFacts {
  const cited = new Set(book.results.flatMap((result) => result.factIds));
  const changed = new Set(book.change?.about);
  const pieces = book.facts.flatMap((fact) => piecesOf(fact, cited, changed)).sort((a, b) => a.rank - b.rank);
  const lines = new Set<Fact>();
  const quoted = new Set<Fact>();
  let left = tokens;
  for (const { fact, text, isCode } of pieces) {
    const cost = estimateTokens(text) + lineEnd;
    if (cost > left || (isCode && !lines.has(fact))) continue;
    left -= cost;
    (isCode ? quoted : lines).add(fact);
  }
  return {
    // What changed comes first; the rest is there to understand it.
    facts: book.facts
      .filter((fact) => lines.has(fact))
      .sort((a, b) => Number(changed.has(b.id)) - Number(changed.has(a.id))),
    quoted: new Set([...quoted].map((fact) => fact.id)),
    leftOut: leftOutText(book, lines, quoted),
  };
}

/** What the end of a line and its neighbors cost. */
export const lineEnd = 2;

interface Piece {
  readonly fact: Fact;
  readonly rank: number;
  readonly text: string;
  readonly isCode: boolean;
}

function piecesOf(fact: Fact, cited: ReadonlySet<string>, changed: ReadonlySet<string>): readonly Piece[] {
  const isBusy = /in a loop|in a transaction/.test(fact.line);
  const isCited = cited.has(fact.id);
  const isChanged = changed.has(fact.id);
  const line = {
    fact,
    rank: isChanged ? -2 : isCited || isBusy ? Math.min(lineRank[fact.kind], 1) : lineRank[fact.kind],
    text: `${fact.id} ${fact.line}`,
    isCode: false,
  };
  if (fact.code === '' || !saysMore(fact)) return [line];
  // The head of a function says less than the query or the call inside it.
  const isHead = fact.kind === 'O' || fact.kind === 'E';
  const codeRank = isChanged ? -1 : isHead ? 7 : isCited ? 4 : isBusy ? 5 : 6;
  return [line, { fact, rank: codeRank, text: codeText(fact), isCode: true }];
}

/** Components first, since the graph names them all; 1 is what rules cite, 4 and more are code. */
const lineRank: Readonly<Record<Fact['kind'], number>> = {
  N: 0,
  E: 2,
  T: 2,
  C: 2,
  Q: 2,
  J: 3,
  D: 3,
  K: 3,
  O: 3,
  F: 3,
  A: 3,
  H: 2,
  X: 2,
};

export function codeText(fact: Fact): string {
  return fact.code
    .split('\n')
    .map((line) => `| ${line}`)
    .join('\n');
}

/** The text of a table is its columns again, and that of a route its path. */
function saysMore({ kind }: Fact): boolean {
  return kind !== 'T' && kind !== 'N' && kind !== 'A';
}

const names: Readonly<Record<Fact['kind'], string>> = {
  N: 'components',
  E: 'endpoints',
  O: 'operations',
  D: 'data accesses',
  T: 'tables',
  C: 'calls',
  Q: 'topics',
  K: 'cache uses',
  J: 'jobs',
  F: 'effects',
  A: 'absences',
  H: 'changes',
  X: 'removals',
};

function leftOutText(book: FactBook, lines: ReadonlySet<Fact>, quoted: ReadonlySet<Fact>): readonly string[] {
  const kinds = Object.entries(names);
  const count = (kind: string, isOut: (fact: Fact) => boolean): number =>
    book.facts.filter((fact) => fact.kind === kind && isOut(fact)).length;
  const whole = kinds.map(([kind, name]) => [count(kind, (fact) => !lines.has(fact)), name] as const);
  const code = kinds.map(([kind, name]) => {
    const isOut = (fact: Fact): boolean => lines.has(fact) && !quoted.has(fact) && fact.code !== '' && saysMore(fact);
    return [count(kind, isOut), `code of ${name}`] as const;
  });
  return [...whole, ...code].filter(([amount]) => amount > 0).map(([amount, name]) => said(amount, name));
}

function said(amount: number, name: string): string {
  return name.startsWith('code of ') ? `code of ${amount} ${name.slice('code of '.length)}` : `${amount} ${name}`;
}

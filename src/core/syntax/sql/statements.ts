import { groupTokens, type RawStatement } from './group-tokens.ts';
import type { Token } from './token.ts';

/**
 * Splits tokens into statements. A table or index statement at the start of a line begins anew even where the one
 * before has no semicolon or leaves a parenthesis open, so that one slip never loses the rest.
 */
export function splitStatements(tokens: readonly Token[]): RawStatement[] {
  const statements: RawStatement[] = [];
  let start = 0;
  let routineEnd = endOfRoutine(tokens, 0);
  const cut = (end: number, next: number): void => {
    if (end > start) statements.push(groupTokens(tokens.slice(start, end)));
    start = next;
    routineEnd = endOfRoutine(tokens, next);
  };
  for (let i = 0; i < tokens.length; i++) {
    if (i < routineEnd) continue;
    if (tokens[i]?.word === ';') cut(i, i + 1);
    else if (i > start && startsSchemaStatement(tokens, i)) cut(i, i);
  }
  cut(tokens.length, tokens.length);
  return statements;
}

function startsSchemaStatement(tokens: readonly Token[], i: number): boolean {
  if (tokens[i]?.startsLine !== true) return false;
  const words = tokens.slice(i, i + 5).map((token) => token.word);
  if (words[0] === 'ALTER' || words[0] === 'DROP') return words[1] === 'TABLE';
  if (words[0] === 'IF') return asksCatalog(words);
  if (words[0] !== 'CREATE') return false;
  const object = words.findIndex((word, at) => at > 0 && !createModifiers.has(word));
  return words[object] === 'TABLE' || words[object] === 'INDEX';
}

/** SQL Server, which needs no semicolons: `IF OBJECT_ID('dbo.Loans') IS NOT NULL DROP …`, but not `CREATE TABLE IF NOT EXISTS`. */
function asksCatalog(words: readonly (string | undefined)[]): boolean {
  const asked = words[1] === 'NOT' ? 2 : 1;
  return words[asked + 1] === '(' && ['EXISTS', 'OBJECT_ID', 'COL_LENGTH'].includes(words[asked] ?? '');
}

const createModifiers = new Set(
  'UNIQUE UNLOGGED TEMP TEMPORARY GLOBAL LOCAL FOREIGN CLUSTERED NONCLUSTERED FULLTEXT SPATIAL'.split(' '),
);

/**
 * A routine with a `BEGIN … END` body holds semicolons of its own: index of the token behind its last `END`. A routine
 * that never ends is read like any other statement.
 */
function endOfRoutine(tokens: readonly Token[], start: number): number {
  if (!startsRoutine(tokens, start)) return start;
  let depth = 0;
  for (let i = start; i < Math.min(tokens.length, start + routineLimit); i++) {
    const word = tokens[i]?.word ?? '';
    const closes = tokens[i - 1]?.word === 'END';
    if ((word === 'BEGIN' || word === 'CASE') && !closes) depth++;
    else if (word === 'END' && !innerEnds.has(tokens[i + 1]?.word ?? '')) depth--;
    else if (word === ';' && depth <= 0) return i;
  }
  return start;
}

/** No routine is longer, and a hostile text must not make every statement search to its end. */
const routineLimit = 5000;
const innerEnds = new Set(['IF', 'LOOP', 'WHILE', 'REPEAT', 'FOR']);
const routines = new Set(['FUNCTION', 'PROCEDURE', 'PROC', 'TRIGGER', 'EVENT']);
const relations = new Set(['TABLE', 'INDEX', 'VIEW']);

function startsRoutine(tokens: readonly Token[], start: number): boolean {
  if (tokens[start]?.word !== 'CREATE') return false;
  const head = tokens.slice(start + 1, start + 10).map((token) => token.word);
  return routines.has(head.find((word) => routines.has(word) || relations.has(word)) ?? '');
}

import type { SqlDialect } from '../../model/table.ts';
import { groupTokens, type RawStatement } from './group-tokens.ts';
import type { SqlNode, Token } from './token.ts';
import { tokenize } from './tokenize.ts';

export interface CodeBlock {
  readonly statements: readonly RawStatement[];
  /** Runs its statements under a condition, or goes on where one fails: it may run again. */
  readonly conditional: boolean;
}

/** The statements of `DO $$ BEGIN … END $$`, which tools write so that a constraint may be there already. */
export function readCodeBlock(text: string, nodes: readonly SqlNode[], dialect: SqlDialect): CodeBlock | undefined {
  const [first] = nodes;
  if (first === undefined || first.kind === 'group' || first.word !== 'DO') return undefined;
  const body = nodes.find((node) => node.kind === 'text' && text.charAt(node.at) === '$');
  if (body === undefined) return undefined;
  const fence = text.indexOf('$', body.at + 1) + 1 - body.at;
  const { tokens } = tokenize(text.slice(0, body.end - fence), dialect, Number.POSITIVE_INFINITY, body.at + fence);
  return {
    statements: statementsIn(tokens),
    conditional: tokens.some(({ word }) => word === 'IF' || word === 'EXCEPTION'),
  };
}

function statementsIn(tokens: readonly Token[]): RawStatement[] {
  const statements: RawStatement[] = [];
  let start = 0;
  for (let i = 0; i <= tokens.length; i++) {
    const word = tokens[i]?.word ?? ';';
    const opens = openers.has(word) && starters.has(tokens[i + 1]?.word ?? '');
    if (word !== ';' && !opens) continue;
    if (starters.has(tokens[start]?.word ?? '')) statements.push(groupTokens(tokens.slice(start, i)));
    start = i + 1;
  }
  return statements;
}

const openers = new Set(['BEGIN', 'THEN', 'ELSE', 'LOOP']);
const starters = new Set(['ALTER', 'CREATE', 'DROP', 'TRUNCATE', 'COMMENT']);

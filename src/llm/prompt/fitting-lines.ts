import { count } from '../../core/model/wording.ts';
import type { FactBook } from '../facts/fact.ts';
import { estimateTokens } from './estimate-tokens.ts';
import { type Guideline, guidelinesText } from './guidelines.ts';

/** Of what the instructions leave free, the most that each may take; the facts get the rest, and they are what counts. */
const shares = { results: 0.5, graph: 0.15, change: 0.2, guidelines: 0.1 };

/** A book whose graph, results, change and guidelines leave room for facts, and what had to stay out. */
export function fittingLines(
  whole: FactBook,
  tokens: number,
): { readonly book: FactBook; readonly leftOut: readonly string[] } {
  // By severity, as the review lists them.
  const results = fitting(whole.results, ({ id, line }) => `${id} ${line}`, tokens * shares.results);
  const edges = fitting(whole.edges, ({ line }) => line, tokens * shares.graph);
  const changes = fitting(whole.change?.lines ?? [], (line) => line, tokens * shares.change);
  const guidelines = fitting(
    whole.guidelines,
    (guideline: Guideline) => guidelinesText([guideline]),
    tokens * shares.guidelines,
  );
  const out = [
    [results.out, 'static result'],
    [edges.out, 'graph edge'],
    [changes.out, 'change line'],
    [guidelines.out, 'guideline file'],
  ] as const;
  return {
    book: {
      ...whole,
      results: results.fit,
      edges: edges.fit,
      guidelines: guidelines.fit,
      change: whole.change && { ...whole.change, lines: changes.fit },
    },
    leftOut: out.filter(([amount]) => amount > 0).map(([amount, name]) => count(amount, name)),
  };
}

/** One that is too long does not keep shorter ones out. */
function fitting<T>(
  items: readonly T[],
  textOf: (item: T) => string,
  tokens: number,
): { readonly fit: readonly T[]; readonly out: number } {
  let left = tokens;
  const fit = items.filter((item) => {
    const cost = estimateTokens(textOf(item)) + 1;
    if (cost > left) return false;
    left -= cost;
    return true;
  });
  return { fit, out: items.length - fit.length };
}

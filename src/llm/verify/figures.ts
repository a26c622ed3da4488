import { type Ground, spaced } from './ground.ts';

const figure =
  /(?<![\w.])~?\d[\d.,]*\s?(?:k|m)?\s?(?:ms|milliseconds?|s|sec(?:onds?)?|min(?:utes?)?|hours?|days?|rps|qps|req(?:uests)?\/s|requests? (?:a|per) \w+|%|percent|[kmgt]i?b|users?|customers?|rows?|records?|connections?|queries|round trips|times|€|\$|dollars?)(?![\w])/gi;

/** Figures that no fact states: an assumption of the model, and marked as one. */
export function assumedFigures(texts: readonly string[], { corpus }: Ground): readonly string[] {
  const figures = texts.flatMap((text) => [...text.matchAll(figure)].map((match) => spaced(match[0])));
  return [...new Set(figures)].filter((said) => !corpus.includes(said.toLowerCase()));
}

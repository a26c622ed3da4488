import type { Mark } from './diagram.ts';

const order = ['critical', 'high', 'medium', 'low', 'info'] as const;

/** Silhouettes, so that a drawing needs no color. */
const signs = { critical: '✖', high: '▲', medium: '●', low: '○' } as const;

/** `▲ 1 high, 2 medium`, with the sign of the worst. Silent where nothing above information was found. */
export function markNote(marks: readonly Mark[]): string {
  const counts = order
    .filter((severity) => severity !== 'info')
    .map((severity) => ({ severity, amount: marks.filter((mark) => mark.severity === severity).length }))
    .filter((each) => each.amount > 0);
  const [first] = counts;
  return first === undefined
    ? ''
    : `${signs[first.severity]} ${counts.map((each) => `${each.amount} ${each.severity}`).join(', ')}`;
}

export function worst(marks: readonly Mark[]): Mark['severity'] | undefined {
  return order.find((severity) => marks.some((mark) => mark.severity === severity));
}

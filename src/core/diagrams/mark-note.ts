import type { Mark } from './diagram.ts';

const order = ['critical', 'high', 'medium', 'low', 'info'] as const;

/** `▲ 1 high, 2 medium`: says by its words what colour may not. Silent where nothing above information was found. */
export function markNote(marks: readonly Mark[]): string {
  const counts = order
    .filter((severity) => severity !== 'info')
    .map((severity) => ({ severity, amount: marks.filter((mark) => mark.severity === severity).length }))
    .filter((each) => each.amount > 0);
  return counts.length === 0 ? '' : `▲ ${counts.map((each) => `${each.amount} ${each.severity}`).join(', ')}`;
}

export function worst(marks: readonly Mark[]): Mark['severity'] | undefined {
  return order.find((severity) => marks.some((mark) => mark.severity === severity));
}

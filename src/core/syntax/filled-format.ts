import type { Value } from './outline.ts';
import { joinText } from './text-values.ts';

/** What a format makes of its values: `"/orders/%s"` with an id is a template. */
export function filledFormat(format: string, values: readonly Value[]): Value {
  const parts: Value[] = [];
  let next = 0;
  let from = 0;
  for (const hole of format.matchAll(/%(?:(\d+)\$)?[-#+ 0,(]*\d*(?:\.\d+)?([a-zA-Z%])/g)) {
    parts.push({ kind: 'text', text: format.slice(from, hole.index) });
    from = hole.index + hole[0].length;
    if (hole[2] === 'n' || hole[2] === '%') parts.push({ kind: 'text', text: hole[2] === 'n' ? '\n' : '%' });
    else parts.push(values[hole[1] === undefined ? next++ : Number(hole[1]) - 1] ?? { kind: 'other', node: 'format' });
  }
  return joinText([...parts, { kind: 'text', text: format.slice(from) }]);
}

import type { Value } from '../outline.ts';
import { joinText } from '../text-values.ts';

/** A format of `fmt` with its values in place: `"/orders/%s"`, `"%[2]d of %[1]q"`. */
export function filled(format: string, values: readonly Value[]): Value {
  const parts: Value[] = [];
  let next = 0;
  let from = 0;
  for (const hole of format.matchAll(/%[-+# 0]*(?:\[(\d+)\])?\d*(?:\.\d+)?([A-Za-z%])/g)) {
    parts.push({ kind: 'text', text: format.slice(from, hole.index) });
    from = hole.index + hole[0].length;
    if (hole[2] === '%') {
      parts.push({ kind: 'text', text: '%' });
      continue;
    }
    const index = hole[1] === undefined ? next : Number(hole[1]) - 1;
    next = index + 1;
    parts.push(values[index] ?? { kind: 'other', node: 'format' });
  }
  return joinText([...parts, { kind: 'text', text: format.slice(from) }]);
}

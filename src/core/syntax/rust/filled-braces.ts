import type { Value } from '../outline.ts';
import { joinText } from '../text-values.ts';

/** `{}` takes the next value, `{0}` one by its place, `{id}` the variable of that name; `{{` is a brace. */
export function filledBraces(format: string, values: readonly Value[]): Value {
  const named = values.find((value) => value.kind === 'object' && value.keywords === true);
  const positional = values.filter((value) => value !== named);
  const parts: Value[] = [];
  let next = 0;
  let from = 0;
  for (const hole of format.matchAll(/\{\{|\}\}|\{([^{}:]*)(?::[^{}]*)?\}/g)) {
    parts.push({ kind: 'text', text: format.slice(from, hole.index) });
    from = hole.index + hole[0].length;
    const name = hole[1];
    if (name === undefined) parts.push({ kind: 'text', text: hole[0].slice(1) });
    else parts.push(filling(name, positional, named, name === '' ? next++ : next));
  }
  return joinText([...parts, { kind: 'text', text: format.slice(from) }]);
}

function filling(name: string, positional: readonly Value[], named: Value | undefined, next: number): Value {
  const unknown: Value = { kind: 'other', node: 'format' };
  if (name === '') return positional[next] ?? unknown;
  if (/^\d+$/.test(name)) return positional[Number(name)] ?? unknown;
  const given = named?.kind === 'object' ? named.entries.find(({ key }) => key === name)?.value : undefined;
  return given ?? { kind: 'name', name };
}

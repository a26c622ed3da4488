import type { Export } from '../outline.ts';
import type { OutlineDraft } from '../outline-draft.ts';

/** Every name at the top of a file belongs to its package; which of them others may see, capitals say. */
export function exportsOf({ bindings, classes, functions }: OutlineDraft): readonly Export[] {
  const values = bindings
    .filter(({ fn, declared }) => fn === 0 && declared === true)
    .map(({ name }): Export => ({ name, value: { kind: 'name', name } }));
  const named = functions.flatMap(({ name, parent, cls }, fn): readonly Export[] =>
    parent !== 0 || cls !== undefined || name === '' ? [] : [{ name, value: { kind: 'function', fn } }],
  );
  const types = classes.flatMap(({ name, fn, part }, cls): readonly Export[] =>
    fn !== 0 || part === true || name === '' ? [] : [{ name, value: { kind: 'class', cls } }],
  );
  return [...values, ...named, ...types];
}

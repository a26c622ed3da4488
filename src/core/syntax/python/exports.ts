import type { Export } from '../outline.ts';
import type { OutlineDraft } from '../outline-draft.ts';

/** Whatever a module binds at its top level can be imported from it, what it has imported itself included. */
export function exportsOf(outline: OutlineDraft): readonly Export[] {
  const exported = new Map<string, Export>();
  for (const { from, name, as } of outline.imports) {
    if (as !== undefined && !as.includes('.')) exported.set(as, { name: as, from, of: name });
  }
  const own = [
    ...outline.functions.flatMap(({ name, parent, cls }) => (parent === 0 && cls === undefined ? [name] : [])),
    ...outline.classes.flatMap(({ name, fn, outer }) => (fn === 0 && outer === undefined ? [name] : [])),
    ...outline.bindings.flatMap(({ name, fn }) => (fn === 0 && !name.includes('.') ? [name] : [])),
  ];
  for (const name of own) if (name !== '') exported.set(name, { name, value: { kind: 'name', name } });
  const everything = outline.imports.flatMap(({ from, name, as }) =>
    name === '*' && as === undefined ? [{ name: '*', from }] : [],
  );
  return [...exported.values(), ...everything];
}

import type { Resolver } from '../resolver.ts';

export interface ClassPlace {
  readonly file: string;
  readonly cls: number;
}

export interface MethodPlace {
  readonly file: string;
  readonly fn: number;
}

const maxClasses = 20;

/** A class, then everything in the workspace that it extends and implements, the nearest first. */
export function hierarchyOf(resolver: Resolver, place: ClassPlace): readonly ClassPlace[] {
  const found: ClassPlace[] = [place];
  for (let at = 0; at < found.length && found.length < maxClasses; at++) {
    const current = found[at];
    const outline = current && resolver.scopes.get(current.file)?.outline.classes[current.cls];
    if (current === undefined || outline === undefined) continue;
    for (const base of outline.bases) {
      const head = base.replace(/<[\s\S]*$/, '').trim();
      for (const definition of resolver.name({ file: current.file, fn: outline.fn }, head))
        if (definition.kind === 'class' && !found.some((known) => isSame(known, definition)))
          found.push({ file: definition.file, cls: definition.cls });
    }
  }
  return found;
}

/** A method with all that it overrides, itself first. */
export type Overriding = readonly [MethodPlace, ...MethodPlace[]];

/** Methods that an instance has: one for each name and number of parameters. */
export function methodsOf(resolver: Resolver, hierarchy: readonly ClassPlace[]): readonly Overriding[] {
  const methods = new Map<string, [MethodPlace, ...MethodPlace[]]>();
  for (const { file, cls } of hierarchy)
    resolver.scopes.get(file)?.outline.functions.forEach((fn, index) => {
      if (fn.cls !== cls || fn.name === 'constructor') return;
      // Overloads with as many parameters differ in their types; one that overrides may name its own more narrowly.
      const own = `${fn.name} ${fn.parameters.map(({ type }) => type?.replace(/<[\s\S]*$/, '')).join()}`;
      const known = methods.get(own);
      if (known === undefined) methods.set(own, [{ file, fn: index }]);
      else known.push({ file, fn: index });
    });
  return [...methods.values()];
}

function isSame(a: ClassPlace, b: ClassPlace): boolean {
  return a.file === b.file && a.cls === b.cls;
}

import { typeMeant } from '../free-names.ts';
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
      for (const definition of typeMeant(resolver, { file: current.file, fn: outline.fn }, head))
        if (definition.kind === 'class' && !found.some((known) => isSame(known, definition)))
          found.push({ file: definition.file, cls: definition.cls });
    }
  }
  return found;
}

/** Interfaces of the workspace that extend another. */
export function extendersOf(resolver: Resolver, { file, cls }: ClassPlace): readonly ClassPlace[] {
  const name = resolver.scopes.get(file)?.outline.classes[cls]?.name ?? '';
  const found: ClassPlace[] = [];
  for (const [other, scope] of resolver.scopes)
    scope.outline.classes.forEach((outline, index) => {
      if (outline.kind !== 'interface' || !outline.bases.some((base) => base.startsWith(name))) return;
      const place = { file: other, cls: index };
      const isItself = other === file && index === cls;
      if (!isItself && hierarchyOf(resolver, place).some((each) => each.file === file && each.cls === cls))
        found.push(place);
    });
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
      const known = methods.get(own) ?? methods.get(overriderOf(own, [...methods.keys()]) ?? '');
      if (known === undefined) methods.set(own, [{ file, fn: index }]);
      else known.push({ file, fn: index });
    });
  return [...methods.values()];
}

/** `one(ID id)` of a generic class is overridden by the only `one` that has a type in the place of the letters. */
function overriderOf(own: string, known: readonly string[]): string | undefined {
  const [name = '', types = ''] = own.split(' ');
  const letters = types.split(',');
  if (!letters.some((type) => typeVariable.test(type))) return undefined;
  const found = known.filter((each) => {
    const [other, given = ''] = each.split(' ');
    const others = given.split(',');
    return (
      other === name &&
      others.length === letters.length &&
      letters.every((type, index) => type === others[index] || typeVariable.test(type))
    );
  });
  return found.length === 1 ? found[0] : undefined;
}

const typeVariable = /^[A-Z][A-Z0-9]{0,2}$/;

function isSame(a: ClassPlace, b: ClassPlace): boolean {
  return a.file === b.file && a.cls === b.cls;
}

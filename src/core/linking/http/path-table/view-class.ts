import type { FieldOutline, FunctionOutline } from '../../../syntax/outline.ts';
import type { Context } from '../../definition.ts';
import type { Resolver } from '../../resolver.ts';

/** A class with all that it inherits from, nearest first, as far as the workspace holds it. */
export interface ViewClass {
  readonly file: string;
  readonly cls: number;
  readonly own: readonly ViewPart[];
  /** Last names of base classes that packages bring. */
  readonly packaged: readonly { readonly module: string; readonly name: string; readonly context: Context }[];
}

interface ViewPart {
  readonly file: string;
  readonly cls: number;
}

export interface ViewMethod {
  readonly file: string;
  readonly index: number;
  readonly fn: FunctionOutline;
}

/** The root of a GraphQL schema is put together from one class for each part of the program. */
const maxClasses = 100;

export function viewClass(resolver: Resolver, file: string, cls: number): ViewClass {
  const own: ViewPart[] = [{ file, cls }];
  const packaged: { module: string; name: string; context: Context }[] = [];
  for (const part of own) {
    const outline = resolver.scopes.get(part.file)?.outline.classes[part.cls];
    const context = { file: part.file, fn: outline?.fn ?? 0 };
    for (const definition of (outline?.bases ?? []).flatMap((base) => resolver.type(context, base))) {
      if (definition.kind === 'made')
        packaged.push({ module: definition.module, name: definition.maker.at(-1) ?? '', context });
      const known = own.some(
        (each) => 'cls' in definition && each.file === definition.file && each.cls === definition.cls,
      );
      if (definition.kind === 'instance' && !known && own.length < maxClasses) own.push(definition);
    }
  }
  return { file, cls, own: own.map((part) => ({ file: part.file, cls: part.cls })), packaged };
}

/** Methods by name; the nearest class decides. */
export function methodsOf(resolver: Resolver, view: ViewClass): ReadonlyMap<string, ViewMethod> {
  const methods = new Map<string, ViewMethod>();
  for (const { file, cls } of view.own)
    resolver.scopes.get(file)?.outline.functions.forEach((fn, index) => {
      if (fn.cls === cls && !methods.has(fn.name)) methods.set(fn.name, { file, index, fn });
    });
  return methods;
}

export interface ViewField {
  readonly context: Context;
  readonly field: FieldOutline;
}

export function fieldOf(resolver: Resolver, view: ViewClass, name: string): ViewField | undefined {
  for (const { file, cls } of view.own) {
    const outline = resolver.scopes.get(file)?.outline.classes[cls];
    const field = outline?.fields.find((candidate) => candidate.name === name);
    if (field !== undefined) return { context: { file, fn: outline?.fn ?? 0 }, field };
  }
  return undefined;
}

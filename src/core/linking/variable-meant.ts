import type { Language } from '../syntax/outline.ts';
import type { Context, Definition } from './definition.ts';
import type { Resolver } from './resolver.ts';

const deepest = 6;

/** Languages in which fields and methods have names apart. */
const apart: ReadonlySet<Language> = new Set(['java', 'kotlin', 'php']);

/**
 * A class of Java, Kotlin or PHP may call a field and a method alike, `fun orders() = orders.findAll()`: what is not called
 * is the field.
 */
export function variableMeant(
  resolver: Resolver,
  context: Context,
  name: string,
  found: readonly Definition[],
): readonly Definition[] {
  const scope = resolver.scopes.get(context.file);
  const language = scope?.outline.language;
  if (language === undefined || !apart.has(language)) return found;
  if (found.length === 0 || found.some(({ kind }) => kind !== 'function')) return found;
  for (let cls = scope?.classAround(context.fn); cls !== undefined; cls = scope?.outline.classes[cls]?.outer) {
    const field = fieldNamed(resolver, context.file, cls, name, 0);
    if (field.length > 0) return field;
  }
  return found;
}

function fieldNamed(resolver: Resolver, file: string, cls: number, name: string, depth: number): readonly Definition[] {
  const outline = resolver.scopes.get(file)?.outline.classes[cls];
  if (outline === undefined || depth > deepest) return [];
  const own = resolver.field(file, cls, name);
  if (own.length > 0) return own;
  return outline.bases.flatMap((base) =>
    resolver
      .type({ file, fn: outline.fn }, base)
      .flatMap((found) =>
        found.kind === 'instance' ? fieldNamed(resolver, found.file, found.cls, name, depth + 1) : [],
      ),
  );
}

import type { Context } from '../definition.ts';
import type { Resolver } from '../resolver.ts';

const deepest = 6;

/** Whether a class that a value names extends one of a package, by way of others of the workspace too. */
export function extendsPackage(
  resolver: Resolver,
  context: Context,
  name: string,
  modules: readonly string[],
  depth = 0,
): boolean {
  if (depth > deepest) return false;
  if (depth > 0 && comesWithAll(resolver, context, name, modules)) return true;
  return resolver.value(context, { kind: 'name', name }).some((definition) => {
    if (definition.kind === 'external' || definition.kind === 'made')
      return modules.includes(definition.module.split('.')[0] ?? '');
    if (definition.kind !== 'class') return false;
    const cls = resolver.scopes.get(definition.file)?.outline.classes[definition.cls];
    const around = { file: definition.file, fn: cls?.fn ?? 0 };
    return (cls?.bases ?? []).some((base) => extendsPackage(resolver, around, base, modules, depth + 1));
  });
}

/** `from peewee import *` brings names that nothing else of the file declares. */
function comesWithAll(resolver: Resolver, { file }: Context, name: string, modules: readonly string[]): boolean {
  const outline = resolver.scopes.get(file)?.outline;
  if (outline === undefined || outline.classes.some((cls) => cls.name === name)) return false;
  return outline.imports.some(
    (each) => each.name === '*' && each.as === undefined && modules.includes(each.from.split('.')[0] ?? ''),
  );
}

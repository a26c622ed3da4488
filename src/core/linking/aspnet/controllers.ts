import { aspnetMvc } from '../../extractors/http/aspnet.ts';
import { type ClassPlace, hierarchyOf } from '../annotated/hierarchy.ts';
import { otherParts } from '../csharp/csharp-types.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import type { Resolver } from '../resolver.ts';
import { type Attribute, attributesOf } from './attributes.ts';

/** A class that answers requests. */
export interface Controller extends ClassPlace {
  readonly name: string;
  /** The class and its other parts, then what it extends in the workspace, the nearest first. */
  readonly hierarchy: readonly ClassPlace[];
  /** Attributes of the hierarchy, the nearest first. */
  readonly attributes: readonly Attribute[];
}

export const findControllers = oncePerWorkspace((resolver: Resolver): readonly Controller[] =>
  [...resolver.scopes].flatMap(([file, { outline }]) => {
    if (outline.language !== 'csharp') return [];
    return outline.classes.flatMap((_, cls) => controllerAt(resolver, { file, cls }) ?? []);
  }),
);

function controllerAt(resolver: Resolver, place: ClassPlace): Controller | undefined {
  const scope = resolver.scopes.get(place.file);
  const outline = scope?.outline.classes[place.cls];
  if (scope === undefined || outline === undefined || outline.kind !== 'class' || outline.abstract === true)
    return undefined;
  // One part of a class speaks for all.
  const parts = otherParts(resolver, scope, place.cls);
  if (parts.some(({ file, cls }) => file < place.file || (file === place.file && cls < place.cls))) return undefined;
  const bases = [place, ...parts].flatMap((part) => hierarchyOf(resolver, part));
  const hierarchy = [place, ...parts, ...bases].filter(
    (each, index, all) => all.findIndex(({ file, cls }) => file === each.file && cls === each.cls) === index,
  );
  const attributes = hierarchy.flatMap((each) => classAttributes(resolver, each));
  const named = outline.name.endsWith(aspnetMvc.suffix);
  const marked = attributes.some(({ name }) => isOneOf(aspnetMvc.controllers, name));
  const routed = named && attributes.some(({ name }) => isOneOf(aspnetMvc.prefixes, name));
  const derived = hierarchy.some((each) => extendsFramework(resolver, each));
  if (attributes.some(({ name }) => name === aspnetMvc.notOne) || !(marked || routed || derived)) return undefined;
  return { ...place, name: outline.name.replace(/Controller$/, ''), hierarchy, attributes };
}

export function isOneOf(names: readonly string[], name: string): boolean {
  return names.includes(name);
}

export function classAttributes(resolver: Resolver, { file, cls }: ClassPlace): readonly Attribute[] {
  const outline = resolver.scopes.get(file)?.outline.classes[cls];
  return attributesOf({ file, fn: outline?.fn ?? 0 }, outline?.decorators);
}

function extendsFramework(resolver: Resolver, { file, cls }: ClassPlace): boolean {
  const outline = resolver.scopes.get(file)?.outline.classes[cls];
  return (outline?.bases ?? []).some((base) => {
    const head =
      base
        .replace(/<[\s\S]*$/, '')
        .split('.')
        .at(-1) ?? '';
    if (!isOneOf(aspnetMvc.bases, head)) return false;
    return resolver.type({ file, fn: outline?.fn ?? 0 }, base).every(({ kind }) => kind !== 'instance');
  });
}

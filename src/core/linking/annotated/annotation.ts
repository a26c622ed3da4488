import type { Decorator, ObjectValue, Value } from '../../syntax/outline.ts';
import type { Context, Definition } from '../definition.ts';
import { itemsOf, type PlacedValue } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { ClassPlace } from './hierarchy.ts';

/** An annotation with the packages that it may come from; those that an annotation of the workspace carries count too. */
export interface Annotation {
  readonly name: string;
  /** As it stands there, with what it is a member of: `param.path.string`. */
  readonly written: string;
  /** More than one where imports with a star leave it open. */
  readonly modules: readonly string[];
  readonly args: readonly Value[];
  readonly context: Context;
  readonly at: number;
  readonly end: number;
}

const maxNesting = 4;

export function annotationsIn(
  resolver: Resolver,
  context: Context,
  decorators: readonly Decorator[] | undefined,
): readonly Annotation[] {
  return (decorators ?? []).flatMap((decorator) => annotationsOf(resolver, context, decorator, decorator, 0));
}

/** Arguments of the outer annotation stand in for those of what it carries: `@GetJson("/orders")`. */
function annotationsOf(
  resolver: Resolver,
  context: Context,
  decorator: Decorator,
  place: Pick<Decorator, 'at' | 'end'>,
  depth: number,
): readonly Annotation[] {
  const name = decorator.name.replace(/^.*[.\\]/, '');
  const { at, end } = place;
  const own = { name, written: decorator.name, args: argsOf(resolver, context, decorator), context, at, end };
  const found = resolver.name(context, decorator.name);
  const modules = found.flatMap((definition) => (definition.kind === 'external' ? [definition.module] : []));
  if (modules.length > 0 || depth >= maxNesting) return [{ ...own, name: importedName(found) ?? name, modules }];
  return found.flatMap((definition) => {
    const cls =
      definition.kind === 'class' ? resolver.scopes.get(definition.file)?.outline.classes[definition.cls] : undefined;
    if (definition.kind !== 'class' || cls === undefined) return [];
    const inside = { file: definition.file, fn: cls.fn };
    const carried = cls.decorators.flatMap((inner) => annotationsOf(resolver, inside, inner, place, depth + 1));
    return [
      { ...own, modules: [] },
      ...carried.map((each) => {
        const aliased = aliasedFor(resolver, definition, each.name, own.args);
        return {
          ...each,
          args: [...aliased, ...each.args, ...own.args],
          context: each.args.length === 0 || aliased.length > 0 ? context : each.context,
        };
      }),
    ];
  });
}

/** Bare arguments of Kotlin are items of one list: `@GetMapping("/", "/all")`. */
function argsOf(resolver: Resolver, { file }: Context, { args = [] }: Decorator): readonly Value[] {
  const bare = args.filter(({ kind }) => kind !== 'object');
  if (bare.length < 2 || resolver.scopes.get(file)?.outline.language !== 'kotlin') return args;
  return [{ kind: 'list', items: bare }, ...args.filter(({ kind }) => kind === 'object')];
}

/** `@AliasFor(annotation = RequestMapping.class, attribute = "path") String[] value()` hands its argument on. */
function aliasedFor(
  resolver: Resolver,
  { file, cls }: ClassPlace,
  carried: string,
  args: readonly Value[],
): readonly ObjectValue[] {
  const outline = resolver.scopes.get(file)?.outline;
  const members = [
    ...(outline?.functions.filter((fn) => fn.cls === cls) ?? []),
    ...(outline?.classes[cls]?.fields ?? []),
  ];
  return members.flatMap(({ name, decorators = [] }): readonly ObjectValue[] => {
    const [told] = decorators.find((each) => each.name === 'AliasFor')?.args ?? [];
    if (told?.kind !== 'object') return [];
    const entry = (key: string) => told.entries.find((each) => each.key === key)?.value;
    const annotation = entry('annotation');
    if (annotation?.kind !== 'name' || annotation.name.replace(/^.*\./, '') !== carried) return [];
    const attribute = entry('attribute') ?? entry('value');
    const value = argumentIn(args, [name]);
    if (value === undefined) return [];
    const key = attribute?.kind === 'text' ? attribute.text : name;
    return [{ kind: 'object', entries: [{ key, value, at: 0 }], spreads: [] }];
  });
}

/** What its package calls an annotation that is imported by another name. */
function importedName(found: readonly Definition[]): string | undefined {
  const [only, another] = found;
  return only?.kind === 'external' && another === undefined ? only.path.at(-1) : undefined;
}

export function isOf(annotation: Annotation, modules: readonly string[]): boolean {
  return annotation.modules.some((module) => modules.includes(module));
}

/** The value of an argument by any of its names; `value` also stands for the bare one. */
export function argumentOf(annotation: Annotation, keys: readonly string[]): PlacedValue | undefined {
  const value = argumentIn(annotation.args, keys);
  return value && { context: annotation.context, value };
}

function argumentIn(args: readonly Value[], keys: readonly string[]): Value | undefined {
  for (const argument of args) {
    if (argument.kind !== 'object') {
      if (keys.includes('value')) return argument;
      continue;
    }
    const entry = argument.entries.find(({ key }) => keys.includes(key));
    if (entry !== undefined) return entry.value;
  }
  return undefined;
}

/** Texts of an argument, `{}` for what is not known; none where it is absent. */
export function textsOf(resolver: Resolver, placed: PlacedValue | undefined): readonly string[] {
  if (placed === undefined) return [];
  return itemsOf(resolver, placed.context, placed.value).map(
    (item) => resolveText(resolver, item.context, item.value)?.text ?? '{}',
  );
}

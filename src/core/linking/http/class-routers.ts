import type { Value } from '../../syntax/outline.ts';
import type { ClassPlace } from '../annotated/hierarchy.ts';
import type { Context } from '../definition.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import type { PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';
import { isScript } from '../script-languages.ts';
import { type RouterNode, routerNodesOf } from './router-node.ts';

/** Routers that a base class makes for whatever extends it: each class has one of its own. */
interface ClassRouters {
  /** Routers by id that classes with heirs keep in a field. */
  readonly kept: ReadonlySet<string>;
  /** The classes of which there are instances: one and all that extend it. */
  concrete(place: ClassPlace): readonly ClassPlace[];
}

const maxHeirs = 500;

export const classRouters = oncePerWorkspace(findClassRouters);

function findClassRouters(resolver: Resolver): ClassRouters {
  const heirs = heirsOf(resolver);
  const kept = new Set<string>();
  for (const key of heirs.keys()) {
    const split = key.lastIndexOf('#');
    for (const id of routersKeptBy(resolver, { file: key.slice(0, split), cls: Number(key.slice(split + 1)) }))
      kept.add(id);
  }
  return { kept, concrete: (place) => concreteOf(resolver, heirs, place) };
}

type Heirs = ReadonlyMap<string, readonly ClassPlace[]>;

function heirsOf(resolver: Resolver): Heirs {
  const heirs = new Map<string, ClassPlace[]>();
  for (const [file, { outline }] of resolver.scopes)
    if (isScript(outline.language))
      outline.classes.forEach(({ bases, fn, kind }, cls) => {
        const [base] = kind === 'class' ? bases : [];
        for (const found of base === undefined ? [] : resolver.type({ file, fn }, base))
          if (found.kind === 'instance') {
            const key = keyOf(found);
            heirs.set(key, [...(heirs.get(key) ?? []), { file, cls }]);
          }
      });
  return heirs;
}

/** `this.app = Router()`, `router = Router()` */
function routersKeptBy(resolver: Resolver, { file, cls }: ClassPlace): readonly string[] {
  const outline = resolver.scopes.get(file)?.outline;
  if (outline === undefined) return [];
  const assigned = outline.bindings.flatMap((binding) =>
    binding.cls === cls && binding.value.kind === 'call' ? [{ fn: binding.fn, value: binding.value }] : [],
  );
  const declared = (outline.classes[cls]?.fields ?? []).flatMap((field) =>
    field.default?.kind === 'call' ? [{ fn: outline.classes[cls]?.fn ?? 0, value: field.default }] : [],
  );
  return [...assigned, ...declared].flatMap(({ fn, value }) =>
    routerNodesOf(resolver, { file, fn }, value).map(({ id }) => id),
  );
}

function concreteOf(resolver: Resolver, heirs: Heirs, place: ClassPlace): readonly ClassPlace[] {
  const found: ClassPlace[] = [place];
  for (let at = 0; at < found.length && found.length < maxHeirs; at++) {
    const current = found[at];
    for (const heir of current === undefined ? [] : (heirs.get(keyOf(current)) ?? []))
      if (!found.some((known) => keyOf(known) === keyOf(heir))) found.push(heir);
  }
  return found.filter((each) => !heirs.has(keyOf(each)) || resolver.callSites({ kind: 'class', ...each }).length > 0);
}

function keyOf({ file, cls }: ClassPlace): string {
  return `${file}#${cls}`;
}

/** The router as instances of a class have it. */
export function ownedBy(node: RouterNode, place: ClassPlace): RouterNode {
  return { ...node, id: `${node.id}@${keyOf(place)}` };
}

const maxSteps = 6;

/** The class of the instance that a value is read from: `orders` in `orders.router`, the class itself in `this.app`. */
export function holderOf(resolver: Resolver, { context, value }: PlacedValue, steps = 0): ClassPlace | undefined {
  if (steps > maxSteps) return undefined;
  const holder = partBefore(resolver, context, value);
  if (holder !== undefined) {
    const found = resolver.value(holder.context, holder.value).find(({ kind }) => kind === 'instance');
    if (found?.kind === 'instance') return { file: found.file, cls: found.cls };
    // `this.router.get('/', list).post('/', add)`: what a chain begins with is held.
    return value.kind === 'call' ? holderOf(resolver, holder, steps + 1) : undefined;
  }
  for (const meant of meantBy(resolver, context, value)) {
    const found = holderOf(resolver, meant, steps + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function partBefore(resolver: Resolver, context: Context, value: Value): PlacedValue | undefined {
  if (value.kind === 'member') return { context, value: value.of };
  if (value.kind === 'name' && value.name.includes('.'))
    return { context, value: { kind: 'name', name: value.name.slice(0, value.name.lastIndexOf('.')) } };
  const call = value.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  return call?.on === undefined ? undefined : { context: { file: context.file, fn: call.fn }, value: call.on };
}

/** What a variable was given, or what callers pass for a parameter. */
function meantBy(resolver: Resolver, context: Context, value: Value): readonly PlacedValue[] {
  const scope = resolver.scopes.get(context.file);
  if (value.kind !== 'name' || scope === undefined) return [];
  for (let fn = context.fn; fn >= 0; fn = scope.outline.functions[fn]?.parent ?? -1) {
    const bound = scope.bindings(fn, value.name);
    if (bound.length > 0) return bound.map((each) => ({ context: { file: context.file, fn }, value: each.value }));
    const index = scope.outline.functions[fn]?.parameters.findIndex(({ name }) => name === value.name) ?? -1;
    if (index < 0) continue;
    return resolver.callSites({ kind: 'function', file: context.file, fn }).flatMap((site): readonly PlacedValue[] => {
      const call = resolver.scopes.get(site.file)?.outline.calls[site.call];
      const given = call?.args[index];
      return call === undefined || given === undefined
        ? []
        : [{ context: { file: site.file, fn: call.fn }, value: given }];
    });
  }
  return [];
}

import type { CallOutline, Value } from '../../syntax/outline.ts';
import { type ClassPlace, hierarchyOf } from '../annotated/hierarchy.ts';
import type { CallSite } from '../definition.ts';
import type { Resolver } from '../resolver.ts';

/** `LaunchBoat.call(boat: boat)`: by name, or by place. */
export function givenFor({ args }: CallOutline, name: string, index: number): Value | undefined {
  for (const value of args) {
    const entry = value.kind === 'object' ? value.entries.find(({ key }) => key === name) : undefined;
    if (entry !== undefined) return entry.value;
  }
  return args[index];
}

/** What fills a new object is called by whoever makes one: `PublishAlbum.new(album)`. */
export function recordCallers(resolver: Resolver, file: string, fn: number): readonly CallSite[] {
  const outline = resolver.scopes.get(file)?.outline.functions[fn];
  const made = outline?.name === 'constructor' && outline.cls !== undefined ? outline.cls : undefined;
  const sites = [
    ...resolver.callSites({ kind: 'function', file, fn }),
    ...(made === undefined ? [] : resolver.callSites({ kind: 'class', file, cls: made })),
    ...(made === undefined ? [] : forwardingSites(resolver, { file, cls: made })),
  ];
  return sites.slice(0, maxCallers);
}

/** `LaunchBoat.call(boat)`, where a class that it extends has `def self.call(...) = new(...).call`. */
function forwardingSites(resolver: Resolver, place: ClassPlace): readonly CallSite[] {
  const places = hierarchyOf(resolver, place);
  const names = new Set(places.flatMap((each) => forwarding(resolver, each)));
  // A method of the same name that instances have may be what the call was taken for.
  const methods = places.flatMap(({ file, cls }) =>
    [...names].flatMap((name) =>
      [true, false].flatMap((onClass) => {
        const fn = resolver.scopes.get(file)?.method(cls, name, onClass);
        return fn === undefined ? [] : [`${file} ${fn}`];
      }),
    ),
  );
  return [...new Set(methods)].flatMap((key) => {
    const at = key.lastIndexOf(' ');
    const sites = resolver.callSites({ kind: 'function', file: key.slice(0, at), fn: Number(key.slice(at + 1)) });
    return sites.filter((site) => isCalledOn(resolver, site, place));
  });
}

/** Methods of a class itself that hand all they are given to a new object. */
function forwarding(resolver: Resolver, { file, cls }: ClassPlace): readonly string[] {
  const scope = resolver.scopes.get(file);
  return (scope?.outline.calls ?? []).flatMap(({ name, on, fn, args: [first] }) => {
    const isHandedOn = name === 'new' && on === undefined && (first?.kind === 'spread' || first?.kind === 'other');
    return isHandedOn && scope?.classAround(fn) === cls ? [scope.outline.functions[fn]?.name ?? ''] : [];
  });
}

function isCalledOn(resolver: Resolver, site: CallSite, { file, cls }: ClassPlace): boolean {
  const call = resolver.scopes.get(site.file)?.outline.calls[site.call];
  if (call?.on === undefined) return false;
  return resolver
    .value({ file: site.file, fn: call.fn }, call.on)
    .some((each) => each.kind === 'class' && each.file === file && each.cls === cls);
}

/** Whoever has more callers than this is asked for different things by them. */
const maxCallers = 8;

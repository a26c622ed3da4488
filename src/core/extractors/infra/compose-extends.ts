import { entry, textOf } from '../../syntax/data-node.ts';
import type { DataEntry, DataNode, MappingNode } from '../../syntax/data-tree.ts';

export interface ExtendedServices {
  readonly services: readonly DataEntry[];
  readonly problems: readonly { readonly at: number; readonly message: string }[];
}

/** Resolves `extends` within a compose file. One that leads to another file is not followed. */
export function extendServices(services: readonly DataEntry[]): ExtendedServices {
  const byName = new Map(services.map((service) => [service.key, service.value]));
  const problems: { at: number; message: string }[] = [];
  const extended = services.map((service) => {
    const bases = basesOf(byName, service.value);
    const last = bases.at(-1) ?? service.value;
    const file = textOf(entry(last, 'extends', 'file'));
    if (file !== undefined) {
      const at = entry(last, 'extends')?.at ?? service.keyAt;
      problems.push({ at, message: `What ${service.key} takes from ${file} is not followed.` });
    }
    return { ...service, value: bases.reduce(over, service.value) };
  });
  return { services: extended, problems };
}

/** The services that one extends, nearest first; a circle ends where it closes. */
function basesOf(byName: ReadonlyMap<string, DataNode>, service: DataNode): DataNode[] {
  const bases: DataNode[] = [];
  for (let current = service; ; ) {
    const extension = entry(current, 'extends');
    if (entry(extension, 'file') !== undefined) return bases;
    const name = textOf(extension) ?? textOf(entry(extension, 'service'));
    const base = name === undefined ? undefined : byName.get(name);
    if (base === undefined || base === service || bases.includes(base)) return bases;
    bases.push(base);
    current = base;
  }
}

/** What the service says itself stays; mappings are joined key by key. */
function over(service: DataNode, base: DataNode): DataNode {
  if (service.kind !== 'mapping' || base.kind !== 'mapping') return service;
  const entries = new Map(service.entries);
  for (const [key, inherited] of base.entries) {
    const own = entries.get(key);
    if (own === undefined && key !== 'container_name') entries.set(key, inherited);
    else if (own !== undefined && isMergeable(own.value, inherited.value)) {
      entries.set(key, { ...own, value: over(own.value, inherited.value) });
    }
  }
  return { ...service, entries } satisfies MappingNode;
}

function isMergeable(a: DataNode, b: DataNode): boolean {
  return a.kind === 'mapping' && b.kind === 'mapping';
}

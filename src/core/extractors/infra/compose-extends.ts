import { entry, textOf } from '../../syntax/data-node.ts';
import type { DataEntry, DataNode, MappingNode } from '../../syntax/data-tree.ts';

/** Resolves `extends` within a compose file. One that leads to another file is followed where all files are known. */
export function extendServices(services: readonly DataEntry[]): readonly DataEntry[] {
  const byName = new Map(services.map((service) => [service.key, service.value]));
  return services.map((service) => ({
    ...service,
    value: basesOf(byName, service.value).reduce(over, service.value),
  }));
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
    else if (own !== undefined && key !== 'extends' && isMergeable(own.value, inherited.value)) {
      entries.set(key, { ...own, value: over(own.value, inherited.value) });
    }
  }
  return { ...service, entries } satisfies MappingNode;
}

function isMergeable(a: DataNode, b: DataNode): boolean {
  return a.kind === 'mapping' && b.kind === 'mapping';
}

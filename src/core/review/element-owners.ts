import { hasSameFields } from '../model/changed-places.ts';
import type { System } from '../model/system.ts';
import { indexSystem } from '../model/system-index.ts';

/** The components that elements belong to, by their ids: of those that somebody speaks of, few in a large System. */
export type ElementOwners = (system: System, named: ReadonlySet<string>) => ReadonlyMap<string, string>;

/** Looks up again only what nobody asked before, as long as everything belongs where it belonged. */
export function rememberingOwners(): ElementOwners {
  let before: { readonly system: System; readonly owners: ReadonlyMap<string, string | undefined> } | undefined;
  return (system, named) => {
    const known = before !== undefined && isOwnedAlike(before.system, system) ? before.owners : nobody;
    const others = new Set([...named].filter((id) => !known.has(id)));
    const found = others.size === 0 ? nobody : elementOwners(system, others);
    const owners = new Map([...named].map((id) => [id, known.get(id) ?? found.get(id)]));
    before = { system, owners };
    return owners as ReadonlyMap<string, string>;
  };
}

const nobody: ReadonlyMap<string, string | undefined> = new Map();

export const elementOwners: ElementOwners = (system, named) => {
  const owner = new Map<string, string>();
  const note = <T extends { readonly id: string }>(elements: readonly T[], ownerOf: (element: T) => string): void => {
    for (const element of elements) if (named.has(element.id)) owner.set(element.id, ownerOf(element));
  };
  const { operation, endpoint } = indexSystem(system);
  for (const id of named) {
    const service = endpoint(id)?.service ?? operation(id)?.service;
    if (service !== undefined) owner.set(id, service);
  }
  note(system.tables, ({ store }) => store);
  note(system.accesses, (access) => operation(access.operation)?.service ?? '');
  note(system.calls, ({ from }) => from);
  note(system.effects, ({ service }) => service);
  note(system.jobs, ({ service }) => service);
  return owner;
};

function isOwnedAlike(before: System, now: System): boolean {
  return (
    hasSameFields(before.operations, now.operations, ['id', 'service']) &&
    hasSameFields(before.endpoints, now.endpoints, ['id', 'service']) &&
    hasSameFields(before.tables, now.tables, ['id', 'store']) &&
    hasSameFields(before.accesses, now.accesses, ['id', 'operation']) &&
    hasSameFields(before.calls, now.calls, ['id', 'from']) &&
    hasSameFields(before.effects, now.effects, ['id', 'service']) &&
    hasSameFields(before.jobs, now.jobs, ['id', 'service'])
  );
}

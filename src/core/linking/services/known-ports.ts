import type { Component } from '../../model/component.ts';
import { joinPath } from '../../model/workspace-path.ts';
import { filesWith } from '../files-with.ts';
import type { LinkInput } from '../link-input.ts';
import type { ModuleSettings } from '../module-settings.ts';

/** On which port a service listens: as its settings say, else its code, else the image that is made of it. */
export function knownPorts(
  input: LinkInput,
  settings: ModuleSettings,
  serviceOf: (file: string) => string | undefined,
): (component: Pick<Component, 'id' | 'root'>) => number | undefined {
  const coded = new Map<string, Set<number>>();
  const images = new Map<string, readonly number[]>();
  for (const { file, facts, role } of filesWith(input.files, 'image'))
    if (role === 'system') for (const fact of facts) if (fact.kind === 'image') images.set(file, fact.ports);
  for (const { file, facts, role } of filesWith(input.files, 'listens')) {
    if (role !== 'system') continue;
    for (const fact of facts) {
      const service = fact.kind === 'listens' ? serviceOf(file) : undefined;
      if (fact.kind !== 'listens' || service === undefined) continue;
      coded.set(service, (coded.get(service) ?? new Set()).add(fact.port));
    }
  }
  return ({ id, root }) => {
    if (root === undefined) return undefined;
    const set = Number(settings.get(root, 'server.port'));
    return Number.isNaN(set) ? (only(coded.get(id)) ?? only(images.get(joinPath(root, 'Dockerfile')))) : set;
  };
}

/** One that listens on several ports is not known by one of them. */
function only(ports: Iterable<number> | undefined): number | undefined {
  const [first, ...others] = ports ?? [];
  return others.length === 0 ? first : undefined;
}

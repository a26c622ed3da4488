import type { Component } from '../../model/component.ts';
import type { DataAccess } from '../../model/data-access.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { isOperationalRoute } from '../words/route-words.ts';
import { groupBy } from './group-by.ts';
import { serviceCalls } from './service-calls.ts';

/** What a service holds, by the facts that make it large. */
export interface ServiceSize {
  readonly service: Component;
  readonly routes: number;
  /** Tables that its code touches. */
  readonly tables: number;
  /** Messages that it sends or takes. */
  readonly channels: number;
  /** Calls that leave it. */
  readonly calls: number;
  /** Who calls it, and where. */
  readonly callers: readonly Component[];
  readonly called: readonly (Evidence | undefined)[];
}

/** Every service whose code was read, in the order of the System. */
export function serviceSizes(index: SystemIndex): readonly ServiceSize[] {
  return index.once(readServiceSizes);
}

function readServiceSizes(index: SystemIndex): readonly ServiceSize[] {
  const incoming = groupBy(serviceCalls(index), ({ to }) => to.id);
  const held = new Map(index.ofDistricts(heldByServices).flat());
  return index.system.components.flatMap((service) => {
    const own = held.get(service.id);
    const edges = incoming.get(service.id) ?? [];
    const called = edges.map(({ evidence }) => evidence);
    return own === undefined ? [] : [{ service, ...own, callers: edges.map(({ from }) => from), called }];
  });
}

/** What a service holds, whoever calls it. */
type Held = Omit<ServiceSize, 'service' | 'callers' | 'called'>;

function heldByServices(index: SystemIndex): readonly (readonly [service: string, held: Held])[] {
  const { components, calls, channels, accesses } = index.system;
  const services = components.filter(
    ({ kind, root, role }) => kind === 'service' && root !== undefined && role === 'system',
  );
  const touched = tablesByService(index, accesses);
  const made = groupBy(calls, ({ from }) => from);
  return services.map(({ id }) => {
    const own = (operation: string | undefined): boolean => index.operation(operation ?? '')?.service === id;
    return [
      id,
      {
        routes: index.endpointsOfService(id).filter(({ path, static: isFile }) => !isFile && !isOperationalRoute(path))
          .length,
        tables: touched.get(id)?.size ?? 0,
        channels: channels.filter(({ publishers, consumers }) =>
          [...publishers, ...consumers].some((use) => own(use.operation)),
        ).length,
        calls: made.get(id)?.length ?? 0,
      },
    ];
  });
}

function tablesByService(
  index: SystemIndex,
  accesses: readonly DataAccess[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const tables = new Map<string, Set<string>>();
  for (const { operation, table } of accesses) {
    const service = index.operation(operation)?.service ?? '';
    const known = tables.get(service);
    if (known === undefined) tables.set(service, new Set([table]));
    else known.add(table);
  }
  return tables;
}

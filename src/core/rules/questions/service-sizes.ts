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
  const edges = serviceCalls(index);
  const { components, calls, channels, accesses } = index.system;
  const services = components.filter(
    ({ kind, root, role }) => kind === 'service' && root !== undefined && role === 'system',
  );
  const touched = tablesByService(index, accesses);
  const made = groupBy(calls, ({ from }) => from);
  return services.map((service) => {
    const own = (operation: string | undefined): boolean => index.operation(operation ?? '')?.service === service.id;
    const incoming = edges.filter(({ to }) => to.id === service.id);
    return {
      service,
      routes: index
        .endpointsOfService(service.id)
        .filter(({ path, static: isFile }) => !isFile && !isOperationalRoute(path)).length,
      tables: touched.get(service.id)?.size ?? 0,
      channels: channels.filter(({ publishers, consumers }) =>
        [...publishers, ...consumers].some((use) => own(use.operation)),
      ).length,
      calls: made.get(service.id)?.length ?? 0,
      callers: incoming.map(({ from }) => from),
      called: incoming.map(({ evidence }) => evidence),
    };
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

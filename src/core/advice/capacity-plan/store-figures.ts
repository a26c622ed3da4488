import type { Component } from '../../model/component.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { count } from '../../model/wording.ts';
import type { CapacityResult } from '../advice.ts';
import { productName } from '../product-name.ts';
import { assumed, digits, type Load } from './load.ts';
import type { RouteTraffic } from './traffic.ts';

/** What products allow as they come. Others have no such limit, or none that is known. */
const limits: Readonly<Record<string, number>> = { postgresql: 100, mysql: 151, mariadb: 151 };

/** Queries a second and connections of each database, the busiest first. */
export function storeFigures(
  index: SystemIndex,
  traffic: readonly RouteTraffic[],
  load: Load,
): readonly CapacityResult[] {
  const rates = queryRates(index, traffic);
  const stores = [...rates].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return stores.flatMap(([id, rate]) => {
    const store = index.component(id);
    return rate === 0 ? [] : [queries(store?.name ?? id, rate, load), ...connections(index, id, store)];
  });
}

function queryRates(index: SystemIndex, traffic: readonly RouteTraffic[]): ReadonlyMap<string, number> {
  const rates = new Map<string, number>();
  for (const { endpoint, total } of traffic) {
    for (const { operation, inLoop } of index.reachedBy(endpoint)) {
      for (const access of index.accessesOf(operation.id)) {
        const store = index.table(access.table)?.store;
        if (store === undefined) continue;
        rates.set(store, (rates.get(store) ?? 0) + total * (access.inLoop || inLoop ? assumed.items : 1));
      }
    }
  }
  return rates;
}

function queries(name: string, rate: number, { peak }: Load): CapacityResult {
  const atPeak = rate * peak;
  const busy = atPeak * assumed.querySeconds;
  return {
    what: `connections at work in ${name}`,
    value: Number(busy.toPrecision(3)),
    unit: 'connections',
    how: `Little’s law: ${digits(rate)} queries/s × ${peak} × ${assumed.querySeconds} s = ${digits(busy)}`,
  };
}

/** Every instance opens its pool, whether it works or not. */
function connections(index: SystemIndex, id: string, store: Component | undefined): readonly CapacityResult[] {
  const product = store?.technology ?? '';
  const limit = limits[product];
  const accesses = index.system.accesses.filter(({ table }) => index.table(table)?.store === id);
  const users = [...new Set(accesses.flatMap(({ operation }) => index.operation(operation)?.service ?? []))];
  const running = users.reduce((sum, user) => sum + (index.component(user)?.deployment?.replicas ?? 1), 0);
  if (limit === undefined || running === 0) return [];
  const name = store?.name ?? id;
  const open = running * assumed.pool;
  return [
    {
      what: `connections open to ${name}`,
      value: open,
      unit: 'connections',
      how: `${count(running, 'instance')} × a pool of ${assumed.pool} (the default of most clients) = ${open} of ${limit}, ${productName(product)}’s default; room for ${count(Math.floor((limit - 3) / assumed.pool), 'instance')}`,
    },
  ];
}

import { count, shortList } from '../model/wording.ts';
import type { Capacity, Ground } from './advice.ts';
import { routeName } from './routes.ts';
import { connectionUses, poolDefaults } from './scaling/connection-limits.ts';
import { crossingRoutes } from './services-behind.ts';

/** What one service is taken to reach when nothing is measured: 43 minutes of failure a month. */
const availability = 0.999;

/** Chains that are reckoned; the rest is shorter. */
const shown = 5;

/** Figures that follow from the structure alone, each with its formula, so that they can be checked and corrected. */
export function capacity(ground: Ground): Capacity {
  const connections = connectionUses(ground).map(({ store, users, running }) => ({
    what: `connections to ${store}`,
    value: running * poolDefaults.pool,
    unit: 'connections',
    how: `${count(running, 'instance')} (${shortList(users)}) × ${poolDefaults.pool} = ${running * poolDefaults.pool} of ${poolDefaults.connections}`,
  }));
  const chains = chainsOf(ground).map(({ route, services }) => {
    const value = availability ** services.length;
    const how = `${availability} ^ ${services.length} (${shortList(services, 5)}) = ${value.toFixed(4)}`;
    return { what: `availability of ${route}`, value: Number(value.toFixed(4)), unit: 'ratio', how };
  });
  const results = [...connections, ...chains];
  return results.length === 0 ? { assumptions: [], formulas: [], results } : { assumptions, formulas, results };
}

const assumptions: Capacity['assumptions'] = [
  { name: 'pool', value: poolDefaults.pool, why: 'connections that an instance opens unless it says otherwise' },
  { name: 'maxConnections', value: poolDefaults.connections, why: 'PostgreSQL’s default' },
  { name: 'availability', value: availability, why: 'of each service by itself, until it is measured' },
];

const formulas: Capacity['formulas'] = [
  { name: 'connections', formula: 'instances × pool' },
  { name: 'availability of a request', formula: 'availability ^ services it waits for' },
];

function chainsOf({ index }: Ground): readonly { readonly route: string; readonly services: readonly string[] }[] {
  return crossingRoutes(index)
    .map(({ endpoint, services }) => ({ route: routeName(endpoint), services }))
    .sort((a, b) => b.services.length - a.services.length || (a.route < b.route ? -1 : 1))
    .slice(0, shown);
}

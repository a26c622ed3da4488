import type { Design } from '../../../src/core/design/design.ts';
import type { Table } from '../../../src/core/model/table.ts';

export interface DesignedStore {
  readonly name: string;
  readonly tables: readonly Table[];
}

/** One database for each service, and no table outside of them: what no store holds, no proof would look at. */
export function storesOf({ plan, system }: Design): readonly DesignedStore[] {
  const stores = plan.services.map(({ name }) => ({
    name: `${name}-db`,
    tables: system.tables.filter(({ store }) => store === `component:${name}-db`),
  }));
  const held = stores.reduce((sum, { tables }) => sum + tables.length, 0);
  if (held !== system.tables.length)
    throw new Error(`The stores hold ${held} of the ${system.tables.length} tables of the design.`);
  return stores;
}

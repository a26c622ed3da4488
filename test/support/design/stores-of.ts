import type { Design } from '../../../src/core/design/design.ts';
import type { Table } from '../../../src/core/model/table.ts';

export interface DesignedStore {
  readonly name: string;
  readonly tables: readonly Table[];
}

/** One database for each service. */
export function storesOf({ plan, system }: Design): readonly DesignedStore[] {
  return plan.services.map(({ name }) => ({
    name: `${name}-db`,
    tables: system.tables.filter(({ store }) => store === `component:${name}-db`),
  }));
}

import type { Table } from '../../model/table.ts';
import { sameColumn } from './index-cover.ts';

const tenant = /^(?:tenant|organi[sz]ation|org|workspace|company|account)_?id$/i;

/** Names a customer whom rows belong to. */
export function isTenant(column: string): boolean {
  return tenant.test(column);
}

/** The column by which rows belong to a customer, where most tables of the store have the same. */
export function tenantColumnOf(table: Table, tables: readonly Table[]): string | undefined {
  const column = table.columns.find(({ name }) => tenant.test(name))?.name;
  if (column === undefined) return undefined;
  const beside = tables.filter(({ store, columns }) => store === table.store && columns.length > 0);
  const sharing = beside.filter(({ columns }) => columns.some(({ name }) => sameColumn(name, column)));
  // One or two tables with an account are about accounts; a schema of which half has it is divided by it.
  return sharing.length >= 3 && sharing.length >= beside.length / 2 ? column : undefined;
}

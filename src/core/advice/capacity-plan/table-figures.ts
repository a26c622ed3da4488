import { megabytes } from '../../model/megabytes.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';
import type { CapacityResult } from '../advice.ts';
import { sizeOf } from '../sizing/sizing.ts';
import { tableTitles } from '../table-titles.ts';
import { assumed, digits, type Load, secondsOfYear } from './load.ts';
import type { RouteTraffic } from './traffic.ts';

/** Rows and bytes that the routes which insert bring in some years, the largest table first. */
export function tableFigures(
  index: SystemIndex,
  traffic: readonly RouteTraffic[],
  load: Load,
): readonly CapacityResult[] {
  const inserts = insertRates(index, traffic);
  const title = tableTitles(index);
  return index.system.tables
    .filter(({ role, columns }) => role === 'system' && columns.length > 0)
    .flatMap((table) => growthOf(table, title(table), inserts.get(table.id) ?? 0, load))
    .sort((a, b) => b.value - a.value || (a.what < b.what ? -1 : 1));
}

/** An update or upsert leaves as many rows as there were, so it counts as none: a lower bound. */
function insertRates(index: SystemIndex, traffic: readonly RouteTraffic[]): ReadonlyMap<string, number> {
  const rates = new Map<string, number>();
  for (const { endpoint, total } of traffic) {
    for (const { operation, inLoop } of index.reachedBy(endpoint)) {
      for (const access of index.accessesOf(operation.id).filter(({ verb }) => verb === 'insert')) {
        const rows = access.inLoop || inLoop || access.many ? assumed.items : 1;
        rates.set(access.table, (rates.get(access.table) ?? 0) + total * rows);
      }
    }
  }
  return rates;
}

function growthOf(table: Table, title: string, rate: number, { growth }: Load): readonly CapacityResult[] {
  if (rate === 0) return [];
  const first = rate * secondsOfYear;
  const years = Array.from({ length: assumed.years }, (_, year) => (1 + growth) ** year);
  const rows = first * years.reduce((sum, factor) => sum + factor, 0);
  const size = sizeOf(table, Math.round(rows));
  const factors = years.map((factor) => digits(factor)).join(' + ');
  return [
    {
      what: title,
      value: Math.round(size.total / 1e6),
      unit: 'MB',
      how: `${digits(rate)} rows/s × 31,536,000 s × (${factors}) = ${digits(rows)} rows × ${size.rowBytes} bytes = ${megabytes(size.heap)} in pages + ${megabytes(size.indexes)} of indexes after ${assumed.years} years`,
    },
  ];
}

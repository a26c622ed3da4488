import { megabytes } from '../../model/megabytes.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';
import { count, shortList } from '../../model/wording.ts';
import type { CapacityResult } from '../advice.ts';
import { sizeOf } from '../sizing/sizing.ts';
import { tableTitles } from '../table-titles.ts';
import { assumed, digits, type Load, peopleOf, secondsOfYear } from './load.ts';
import { type Growth, type GrowthKind, growths } from './table-growth.ts';

export interface TableFigure extends CapacityResult {
  readonly grows: GrowthKind;
  /** The same in words. */
  readonly kind: string;
  readonly rows: number;
  /** What adds its rows. */
  readonly because: string;
}

/** Rows at the end of the years, and how they were reckoned. */
interface Rows {
  readonly rows: number;
  readonly how: string;
}

/** Rows and bytes that some years bring, the largest table first. */
export function tableFigures(index: SystemIndex, load: Load): readonly TableFigure[] {
  const title = tableTitles(index);
  const all = new Map(growths(index).map((growth) => [growth.table.id, growth]));
  return [...all.values()]
    .map((growth) => figureOf(growth, title(growth.table), rowsOf(growth, all, load, title, [])))
    .sort((a, b) => b.value - a.value || (a.what < b.what ? -1 : 1));
}

function figureOf({ table, kind, addedBy }: Growth, title: string, { rows, how }: Rows): TableFigure {
  const size = sizeOf(table, Math.round(rows));
  return {
    what: title,
    value: Math.max(1, Math.round(size.total / 1e6)),
    unit: 'MB',
    grows: kind,
    kind: kindWords[kind],
    rows: Math.round(rows),
    because: shortList(addedBy, 2),
    how: `${how} = ${count(Number(rows.toPrecision(3)), 'row')} × ${size.rowBytes} bytes = ${megabytes(size.heap)} in pages + ${megabytes(size.indexes)} of indexes`,
  };
}

function rowsOf(
  growth: Growth,
  all: ReadonlyMap<string, Growth>,
  load: Load,
  title: (table: Table) => string,
  way: readonly string[],
): Rows {
  const said = load.rows?.[title(growth.table)] ?? load.rows?.[growth.table.name];
  if (said !== undefined) return eachYear(said, `${digits(said)} rows a year, as it is said`, load);
  const parents = growth.parents.flatMap((parent) => {
    const behind = way.includes(parent.id) ? undefined : all.get(parent.id);
    return behind === undefined
      ? [{ name: title(parent), rows: assumed.referenceRows }]
      : [{ name: title(parent), rows: rowsOf(behind, all, load, title, [...way, growth.table.id]).rows }];
  });
  switch (growth.kind) {
    case 'people':
      return {
        rows: peopleOf(load) * lastYear(load),
        how: `${digits(peopleOf(load))} people × ${digits(lastYear(load))}`,
      };
    case 'content':
      return perPerson(assumed.contentRows, load);
    case 'events':
      return perPerson(assumed.eventRows, load);
    case 'staff':
      return eachYear(
        peopleOf(load) * assumed.staffShare * assumed.staffRows,
        `${digits(peopleOf(load))} people × ${assumed.staffShare} are staff × ${assumed.staffRows} rows a year`,
        load,
      );
    case 'parts':
      // A shipment of an order is added by itself, its lines in a list.
      return under(parents, growth.inLists ? assumed.itemsEach : 1, load);
    case 'pairs':
      return under(parents, 'pairs', load);
    case 'schedule':
      return eachYear(365 * assumed.items, `365 days × ${assumed.items} rows`, load);
    case 'reference':
      return { rows: assumed.referenceRows, how: 'a list that is kept' };
  }
}

/** Nobody adds more rows than the requests that write. */
function perPerson(rows: number, load: Load): Rows {
  const wanted = peopleOf(load) * rows;
  const most = load.rps * (1 - assumed.readShare) * secondsOfYear;
  return wanted <= most
    ? eachYear(wanted, `${digits(peopleOf(load))} people × ${rows} rows a year`, load)
    : eachYear(
        most,
        `${digits(load.rps * (1 - assumed.readShare))} writes/s × 31,536,000 s, the most that can be written`,
        load,
      );
}

/** So many below each of the fewest parents, and never more than there are combinations. */
function under(
  parents: readonly { readonly name: string; readonly rows: number }[],
  most: number | 'pairs',
  load: Load,
): Rows {
  const large = parents.filter(({ rows }) => rows > assumed.referenceRows);
  const [least = { name: 'lists', rows: assumed.referenceRows }] = [...(large.length > 0 ? large : parents)].sort(
    (a, b) => a.rows - b.rows,
  );
  const others = parents.filter((parent) => parent !== least).map(({ rows }) => rows);
  const each = most === 'pairs' ? Math.min(assumed.itemsEach, ...others) : most;
  const writable =
    load.rps *
    (1 - assumed.readShare) *
    secondsOfYear *
    factorsOf(load).reduce((sum, factor) => sum + factor, 0) *
    assumed.items;
  return {
    rows: Math.min(least.rows * each, writable),
    how: `${digits(least.rows)} rows of ${least.name} × ${each} each`,
  };
}

function eachYear(first: number, how: string, load: Load): Rows {
  const factors = factorsOf(load);
  const shown = factors.map((factor) => digits(factor)).join(' + ');
  return { rows: first * factors.reduce((sum, factor) => sum + factor, 0), how: `${how} × (${shown})` };
}

function factorsOf({ growth }: Load): readonly number[] {
  return Array.from({ length: assumed.years }, (_, year) => (1 + growth) ** year);
}

function lastYear(load: Load): number {
  return factorsOf(load).at(-1) ?? 1;
}

/** Kinds in the words of a plan, in the order in which they grow. */
const kindWords: Readonly<Record<GrowthKind, string>> = {
  events: 'what happens',
  content: 'what people add',
  parts: 'parts of another',
  pairs: 'pairs',
  people: 'one for each person',
  staff: 'what staff adds',
  schedule: 'what a schedule notes',
  reference: 'a list that is kept',
};

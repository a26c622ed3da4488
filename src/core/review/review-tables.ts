import { extended } from '../model/extended.ts';
import { isEqual } from '../model/is-equal.ts';
import type { SystemIndex } from '../model/system-index.ts';
import type { Table } from '../model/table.ts';
import type { FindingsByElement } from './findings-by-element.ts';
import type { ReviewScope, ReviewTable } from './review.ts';
import { touches } from './scope.ts';

export function reviewTables(
  index: SystemIndex,
  findings: FindingsByElement,
  scope: ReviewScope,
): readonly ReviewTable[] {
  const told =
    scope.kind === 'workspace'
      ? index.ofDistricts(toldTables).flat()
      : index.system.tables
          .filter((table) => table.role === 'system' && touches(scope, table.evidence))
          .map((table) => toldTable(index, table));
  return told
    .map((each) => reviewTable(each, findings))
    .sort((a, b) => compare(a.storeName, b.storeName) || compare(a.name, b.name) || compare(a.id, b.id));
}

/** All that is said of a table but what findings say. */
interface Told extends Pick<ReviewTable, 'storeName' | 'readBy' | 'writtenBy'> {
  readonly table: Table;
}

function toldTables(index: SystemIndex): readonly Told[] {
  return index.system.tables.filter(({ role }) => role === 'system').map((table) => toldTable(index, table));
}

function toldTable(index: SystemIndex, table: Table): Told {
  const names = (ids: readonly string[]): readonly string[] =>
    ids.map((id) => index.component(id)?.name ?? id).sort(compare);
  return {
    table,
    storeName: index.component(table.store)?.name ?? table.store,
    readBy: names(index.readersOf(table.id)),
    writtenBy: names(index.writersOf(table.id)),
  };
}

/** What was said of a table is said again by the same object while findings say the same of it. */
const said = new WeakMap<Told, ReviewTable>();

function reviewTable(told: Told, findings: FindingsByElement): ReviewTable {
  const { table, ...more } = told;
  const names = (findings.get(table.id) ?? []).map((finding) => finding.fingerprint);
  const known = said.get(told);
  if (known !== undefined && isEqual(known.findings, names)) return known;
  const now = extended(table, { ...more, findings: names });
  said.set(told, now);
  return now;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

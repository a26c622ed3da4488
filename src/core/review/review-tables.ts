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
  return index.system.tables
    .filter((table) => table.role === 'system' && touches(scope, table.evidence))
    .map((table) => reviewTable(index, findings, table))
    .sort((a, b) => compare(a.storeName, b.storeName) || compare(a.name, b.name) || compare(a.id, b.id));
}

function reviewTable(index: SystemIndex, findings: FindingsByElement, table: Table): ReviewTable {
  const names = (ids: readonly string[]): readonly string[] =>
    ids.map((id) => index.component(id)?.name ?? id).sort(compare);
  return {
    ...table,
    storeName: index.component(table.store)?.name ?? table.store,
    readBy: names(index.readersOf(table.id)),
    writtenBy: names(index.writersOf(table.id)),
    findings: (findings.get(table.id) ?? []).map((finding) => finding.fingerprint),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

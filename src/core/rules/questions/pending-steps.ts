import type { Migration, MigrationStep, StepKind } from '../../model/migration.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { SqlDialect, Table } from '../../model/table.ts';
import { isLookupTable } from '../words/table-words.ts';
import { entryPointsOf } from './entry-points.ts';
import { sameColumn } from './index-cover.ts';

export type StepOf<K extends StepKind> = MigrationStep & { readonly kind: K };

/** A statement that may not have run yet, on a table that may be in use. */
export interface PendingStep<K extends StepKind = StepKind> {
  readonly migration: Migration;
  readonly step: StepOf<K>;
  /** The table as it stands after all migrations; absent where it is gone or nothing declares it. */
  readonly table: Table | undefined;
  /** `GET /loans`, `job remind`: who uses the table while the system runs. */
  readonly users: readonly string[];
  /** Those of them that change rows: some locks let readers pass. */
  readonly writers: readonly string[];
}

/**
 * Statements of the newest migration of each history: those before it have run, and nobody mends what is done. A table
 * that the same migration creates is used by nobody yet.
 */
export function pendingSteps<K extends StepKind>(
  index: SystemIndex,
  kinds: readonly K[],
  dialects?: readonly SqlDialect[],
): PendingStep<K>[] {
  const entries = entryPointsOf(index);
  return index.system.migrations
    .filter(({ latest, dialect }) => latest && dialects?.includes(dialect) !== false)
    .flatMap((migration) =>
      migration.steps.filter(isOneOf(kinds)).flatMap((step): PendingStep<K>[] => {
        if (step.onNewTable) return [];
        const table = tableOf(index, migration, step.table);
        const accesses = table === undefined ? [] : index.accessesOfTable(table.id);
        const labels = (some: typeof accesses): string[] => [
          ...new Set(some.flatMap(({ operation }) => entries(operation)).map(({ label }) => label)),
        ];
        const writers = labels(accesses.filter(({ kind }) => kind === 'write'));
        return [{ migration, step, table, users: labels(accesses), writers }];
      }),
    );
}

function isOneOf<K extends StepKind>(kinds: readonly K[]) {
  const wanted: readonly StepKind[] = kinds;
  return (step: MigrationStep): step is StepOf<K> => wanted.includes(step.kind);
}

export function tableOf(index: SystemIndex, migration: Migration, name: string): Table | undefined {
  const named = index.system.tables.filter((table) => sameColumn(table.name, name));
  return named.find((table) => table.declaredBy === migration.service) ?? named[0];
}

/** Locks of a handful of rows are over before anybody notices. */
export function isSmall(table: Table | undefined): boolean {
  return table !== undefined && isLookupTable(table);
}

/** Locks that block others, and the ways around them, are PostgreSQL's own. */
export const postgresql: readonly SqlDialect[] = ['postgresql'];

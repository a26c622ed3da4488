import type { MigrationStep, StepKind } from '../../model/migration.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { uniqueBy } from './group-by.ts';
import { type PendingStep, pendingSteps, postgresql } from './pending-steps.ts';

/** These take a lock that not even a read may share. */
const locking: readonly StepKind[] = [
  'drop-table',
  'truncate',
  'rename-table',
  'add-column',
  'drop-column',
  'rename-column',
  'alter-column',
  'add-constraint',
  'drop-constraint',
];

/** The first statement of each migration that locks a table in use and stands under no limit of the kind asked for. */
export function firstLocks(index: SystemIndex, isLimited: (step: MigrationStep) => boolean): readonly PendingStep[] {
  const open = pendingSteps(index, locking, postgresql).filter(({ step }) => !isLimited(step) && !isReplaced(step));
  return uniqueBy(open, ({ migration }) => migration.id);
}

function isReplaced(step: MigrationStep): boolean {
  return step.kind === 'drop-table' && step.recreated;
}

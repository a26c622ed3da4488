import { getThatWrites } from './api/get-that-writes.ts';
import { inconsistentErrorModel } from './api/inconsistent-error-model.ts';
import { missingVersioning } from './api/missing-versioning.ts';
import { specCodeDrift } from './api/spec-code-drift.ts';
import { unpaginatedList } from './api/unpaginated-list.ts';
import { nPlusOneCall } from './performance/n-plus-one-call.ts';
import { nPlusOneQuery } from './performance/n-plus-one-query.ts';
import { transactionAroundRemoteCall } from './performance/transaction-around-remote-call.ts';
import { unindexedFilter } from './performance/unindexed-filter.ts';
import { unindexedSort } from './performance/unindexed-sort.ts';
import type { Rule } from './rule.ts';
import { inMemoryState } from './scaling/in-memory-state.ts';
import { addingRequiredColumn } from './schema/adding-required-column.ts';
import { addingSerialPrimaryKey } from './schema/adding-serial-primary-key.ts';
import { addingVolatileDefault } from './schema/adding-volatile-default.ts';
import { concurrentInTransaction } from './schema/concurrent-in-transaction.ts';
import { constraintWithoutNotValid } from './schema/constraint-without-not-valid.ts';
import { dropColumn } from './schema/drop-column.ts';
import { dropIndexWithoutConcurrently } from './schema/drop-index-without-concurrently.ts';
import { dropTable } from './schema/drop-table.ts';
import { indexWithoutConcurrently } from './schema/index-without-concurrently.ts';
import { migrationBreaksCode } from './schema/migration-breaks-code.ts';
import { missingLockTimeout } from './schema/missing-lock-timeout.ts';
import { missingStatementTimeout } from './schema/missing-statement-timeout.ts';
import { nonRerunnableStatement } from './schema/non-rerunnable-statement.ts';
import { renameColumn } from './schema/rename-column.ts';
import { renameTable } from './schema/rename-table.ts';
import { setNotNull } from './schema/set-not-null.ts';
import { truncateCascade } from './schema/truncate-cascade.ts';
import { typeChangeRewrites } from './schema/type-change-rewrites.ts';
import { unindexedForeignKey } from './schema/unindexed-foreign-key.ts';
import { uniqueConstraintLocks } from './schema/unique-constraint-locks.ts';
import { missingAuthentication } from './security/missing-authentication.ts';
import { missingRateLimit } from './security/missing-rate-limit.ts';
import { cyclicServices } from './services/cyclic-services.ts';
import { dualWrite } from './services/dual-write.ts';
import { longSyncChain } from './services/long-sync-chain.ts';
import { missingTimeout } from './services/missing-timeout.ts';
import { sharedTable } from './services/shared-table.ts';
import { singlePointOfFailure } from './services/single-point-of-failure.ts';

/** Grouped by area, as the catalogue prints them. */
export const rules: readonly Rule[] = [
  getThatWrites,
  inconsistentErrorModel,
  missingVersioning,
  specCodeDrift,
  unpaginatedList,
  cyclicServices,
  dualWrite,
  longSyncChain,
  missingTimeout,
  sharedTable,
  singlePointOfFailure,
  addingRequiredColumn,
  addingSerialPrimaryKey,
  addingVolatileDefault,
  concurrentInTransaction,
  constraintWithoutNotValid,
  dropColumn,
  dropIndexWithoutConcurrently,
  dropTable,
  indexWithoutConcurrently,
  migrationBreaksCode,
  missingLockTimeout,
  missingStatementTimeout,
  nonRerunnableStatement,
  renameColumn,
  renameTable,
  setNotNull,
  truncateCascade,
  typeChangeRewrites,
  unindexedForeignKey,
  uniqueConstraintLocks,
  nPlusOneCall,
  nPlusOneQuery,
  transactionAroundRemoteCall,
  unindexedFilter,
  unindexedSort,
  missingAuthentication,
  missingRateLimit,
  inMemoryState,
];

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
import { unindexedForeignKey } from './schema/unindexed-foreign-key.ts';
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
  unindexedForeignKey,
  nPlusOneCall,
  nPlusOneQuery,
  transactionAroundRemoteCall,
  unindexedFilter,
  unindexedSort,
  missingAuthentication,
  missingRateLimit,
  inMemoryState,
];

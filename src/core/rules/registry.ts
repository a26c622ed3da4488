import { ambiguousPaths } from './api/ambiguous-paths.ts';
import { bodyOnDelete } from './api/body-on-delete.ts';
import { bodyOnGet } from './api/body-on-get.ts';
import { breakingChange } from './api/breaking-change.ts';
import { closedEnum } from './api/closed-enum.ts';
import { createWithoutRead } from './api/create-without-read.ts';
import { dateWithoutFormat } from './api/date-without-format.ts';
import { deepNesting } from './api/deep-nesting.ts';
import { deprecatedWithoutSunset } from './api/deprecated-without-sunset.ts';
import { duplicateEnumValue } from './api/duplicate-enum-value.ts';
import { duplicateOperationId } from './api/duplicate-operation-id.ts';
import { duplicateParameter } from './api/duplicate-parameter.ts';
import { enumTypeMismatch } from './api/enum-type-mismatch.ts';
import { fileExtensionInPath } from './api/file-extension-in-path.ts';
import { getThatWrites } from './api/get-that-writes.ts';
import { inconsistentErrorModel } from './api/inconsistent-error-model.ts';
import { inconsistentPropertyType } from './api/inconsistent-property-type.ts';
import { invalidExample } from './api/invalid-example.ts';
import { longOperationInRequest } from './api/long-operation-in-request.ts';
import { missingErrorResponse } from './api/missing-error-response.ts';
import { missingOperationId } from './api/missing-operation-id.ts';
import { missingOptimisticConcurrency } from './api/missing-optimistic-concurrency.ts';
import { missingRateLimitResponse } from './api/missing-rate-limit-response.ts';
import { missingSuccessResponse } from './api/missing-success-response.ts';
import { missingVersioning } from './api/missing-versioning.ts';
import { mixedVersioning } from './api/mixed-versioning.ts';
import { nonIdempotentPost } from './api/non-idempotent-post.ts';
import { numberWithoutFormat } from './api/number-without-format.ts';
import { optionalPathParam } from './api/optional-path-param.ts';
import { pathCasing } from './api/path-casing.ts';
import { queryInPath } from './api/query-in-path.ts';
import { singularCollection } from './api/singular-collection.ts';
import { specCodeDrift } from './api/spec-code-drift.ts';
import { topLevelArray } from './api/top-level-array.ts';
import { trailingSlash } from './api/trailing-slash.ts';
import { tunneledMethod } from './api/tunneled-method.ts';
import { unboundedArray } from './api/unbounded-array.ts';
import { unboundedPageSize } from './api/unbounded-page-size.ts';
import { undeclaredPathParam } from './api/undeclared-path-param.ts';
import { undefinedTag } from './api/undefined-tag.ts';
import { unpaginatedList } from './api/unpaginated-list.ts';
import { unusedPathParam } from './api/unused-path-param.ts';
import { verbInPath } from './api/verb-in-path.ts';
import { versionInPath } from './api/version-in-path.ts';
import { wrongCreateStatus } from './api/wrong-create-status.ts';
import { blockingCallInHandler } from './performance/blocking-call-in-handler.ts';
import { cacheKeyWithoutTenant } from './performance/cache-key-without-tenant.ts';
import { cacheWithoutInvalidation } from './performance/cache-without-invalidation.ts';
import { cacheWithoutTtl } from './performance/cache-without-ttl.ts';
import { clientPerRequest } from './performance/client-per-request.ts';
import { deepOffset } from './performance/deep-offset.ts';
import { functionOnIndexedColumn } from './performance/function-on-indexed-column.ts';
import { leadingWildcardLike } from './performance/leading-wildcard-like.ts';
import { nPlusOneCall } from './performance/n-plus-one-call.ts';
import { nPlusOneQuery } from './performance/n-plus-one-query.ts';
import { selectStar } from './performance/select-star.ts';
import { sequentialAwaits } from './performance/sequential-awaits.ts';
import { transactionAroundRemoteCall } from './performance/transaction-around-remote-call.ts';
import { unboundedConcurrency } from './performance/unbounded-concurrency.ts';
import { unboundedQuery } from './performance/unbounded-query.ts';
import { unindexedFilter } from './performance/unindexed-filter.ts';
import { unindexedSort } from './performance/unindexed-sort.ts';
import type { Rule } from './rule.ts';
import { inMemoryState } from './scaling/in-memory-state.ts';
import { inProcessSchedule } from './scaling/in-process-schedule.ts';
import { localFileState } from './scaling/local-file-state.ts';
import { missingAutoscaling } from './scaling/missing-autoscaling.ts';
import { missingResourceLimits } from './scaling/missing-resource-limits.ts';
import { poolExceedsDatabase } from './scaling/pool-exceeds-database.ts';
import { singleReplica } from './scaling/single-replica.ts';
import { stickySession } from './scaling/sticky-session.ts';
import { addingRequiredColumn } from './schema/adding-required-column.ts';
import { addingSerialPrimaryKey } from './schema/adding-serial-primary-key.ts';
import { addingVolatileDefault } from './schema/adding-volatile-default.ts';
import { adjacencyList } from './schema/adjacency-list.ts';
import { cascadeFanOut } from './schema/cascade-fan-out.ts';
import { charType } from './schema/char-type.ts';
import { cloneTables } from './schema/clone-tables.ts';
import { concurrentInTransaction } from './schema/concurrent-in-transaction.ts';
import { constraintWithoutNotValid } from './schema/constraint-without-not-valid.ts';
import { danglingForeignKey } from './schema/dangling-foreign-key.ts';
import { dropColumn } from './schema/drop-column.ts';
import { dropIndexWithoutConcurrently } from './schema/drop-index-without-concurrently.ts';
import { dropTable } from './schema/drop-table.ts';
import { duplicateIndex } from './schema/duplicate-index.ts';
import { duplicatedAttribute } from './schema/duplicated-attribute.ts';
import { duplicatedColumn } from './schema/duplicated-column.ts';
import { entityAttributeValue } from './schema/entity-attribute-value.ts';
import { floatForMoney } from './schema/float-for-money.ts';
import { foreignKeyTypeMismatch } from './schema/foreign-key-type-mismatch.ts';
import { impliedRelation } from './schema/implied-relation.ts';
import { inconsistentColumnType } from './schema/inconsistent-column-type.ts';
import { inconsistentNaming } from './schema/inconsistent-naming.ts';
import { indexWithoutConcurrently } from './schema/index-without-concurrently.ts';
import { intPrimaryKeyOverflow } from './schema/int-primary-key-overflow.ts';
import { jsonAsRelation } from './schema/json-as-relation.ts';
import { junctionWithoutKey } from './schema/junction-without-key.ts';
import { listInColumn } from './schema/list-in-column.ts';
import { migrationBreaksCode } from './schema/migration-breaks-code.ts';
import { missingLockTimeout } from './schema/missing-lock-timeout.ts';
import { missingPartitionKey } from './schema/missing-partition-key.ts';
import { missingPrimaryKey } from './schema/missing-primary-key.ts';
import { missingStatementTimeout } from './schema/missing-statement-timeout.ts';
import { missingUniqueKey } from './schema/missing-unique-key.ts';
import { nonRerunnableStatement } from './schema/non-rerunnable-statement.ts';
import { nullableUnique } from './schema/nullable-unique.ts';
import { polymorphicRelation } from './schema/polymorphic-relation.ts';
import { renameColumn } from './schema/rename-column.ts';
import { renameTable } from './schema/rename-table.ts';
import { repeatingColumns } from './schema/repeating-columns.ts';
import { schemaChangedAtStart } from './schema/schema-changed-at-start.ts';
import { schemaDrift } from './schema/schema-drift.ts';
import { setNotNull } from './schema/set-not-null.ts';
import { shardUnfriendlyKey } from './schema/shard-unfriendly-key.ts';
import { softDeleteUnique } from './schema/soft-delete-unique.ts';
import { tenantKeyNotLeading } from './schema/tenant-key-not-leading.ts';
import { timestampWithoutZone } from './schema/timestamp-without-zone.ts';
import { tooManyIndexes } from './schema/too-many-indexes.ts';
import { truncateCascade } from './schema/truncate-cascade.ts';
import { typeChangeRewrites } from './schema/type-change-rewrites.ts';
import { unindexedForeignKey } from './schema/unindexed-foreign-key.ts';
import { uniqueConstraintLocks } from './schema/unique-constraint-locks.ts';
import { unusedPrefixIndex } from './schema/unused-prefix-index.ts';
import { valuesInColumnDefinition } from './schema/values-in-column-definition.ts';
import { varcharLimit } from './schema/varchar-limit.ts';
import { wideTable } from './schema/wide-table.ts';
import { authorizationBeforeAuthentication } from './security/authorization-before-authentication.ts';
import { cookieFlags } from './security/cookie-flags.ts';
import { corsWildcardWithCredentials } from './security/cors-wildcard-with-credentials.ts';
import { credentialInUrl } from './security/credential-in-url.ts';
import { databaseExposed } from './security/database-exposed.ts';
import { debugRouteInProduction } from './security/debug-route-in-production.ts';
import { defaultCredentialsInCompose } from './security/default-credentials-in-compose.ts';
import { disabledTlsVerification } from './security/disabled-tls-verification.ts';
import { errorDetailExposed } from './security/error-detail-exposed.ts';
import { massAssignment } from './security/mass-assignment.ts';
import { missingAuthentication } from './security/missing-authentication.ts';
import { missingAuthorization } from './security/missing-authorization.ts';
import { missingCsrf } from './security/missing-csrf.ts';
import { missingInputValidation } from './security/missing-input-validation.ts';
import { missingOwnershipFilter } from './security/missing-ownership-filter.ts';
import { missingRateLimit } from './security/missing-rate-limit.ts';
import { missingRoleCheck } from './security/missing-role-check.ts';
import { permissivePolicy } from './security/permissive-policy.ts';
import { plainHttpUpstream } from './security/plain-http-upstream.ts';
import { rowLevelSecurityOff } from './security/row-level-security-off.ts';
import { secretInCode } from './security/secret-in-code.ts';
import { secretInLog } from './security/secret-in-log.ts';
import { secretsInImage } from './security/secrets-in-image.ts';
import { sensitiveColumnExposed } from './security/sensitive-column-exposed.ts';
import { sequentialPublicId } from './security/sequential-public-id.ts';
import { sqlBuiltFromInput } from './security/sql-built-from-input.ts';
import { ssrfUrlParameter } from './security/ssrf-url-parameter.ts';
import { unlimitedUpload } from './security/unlimited-upload.ts';
import { unsignedWebhook } from './security/unsigned-webhook.ts';
import { weakAuthScheme } from './security/weak-auth-scheme.ts';
import { weakJwt } from './security/weak-jwt.ts';
import { chattyServices } from './services/chatty-services.ts';
import { clientContractMismatch } from './services/client-contract-mismatch.ts';
import { crossServiceForeignKey } from './services/cross-service-foreign-key.ts';
import { cyclicServices } from './services/cyclic-services.ts';
import { dualWrite } from './services/dual-write.ts';
import { earlyAcknowledgement } from './services/early-acknowledgement.ts';
import { foreignTableRead } from './services/foreign-table-read.ts';
import { godService } from './services/god-service.ts';
import { hardcodedEndpoint } from './services/hardcoded-endpoint.ts';
import { layerViolation } from './services/layer-violation.ts';
import { longSyncChain } from './services/long-sync-chain.ts';
import { missingApiGateway } from './services/missing-api-gateway.ts';
import { missingCircuitBreaker } from './services/missing-circuit-breaker.ts';
import { missingDeadLetter } from './services/missing-dead-letter.ts';
import { missingHealthCheck } from './services/missing-health-check.ts';
import { missingRetryBackoff } from './services/missing-retry-backoff.ts';
import { missingTimeout } from './services/missing-timeout.ts';
import { missingTransaction } from './services/missing-transaction.ts';
import { nanoService } from './services/nano-service.ts';
import { nonIdempotentConsumer } from './services/non-idempotent-consumer.ts';
import { sharedDatabase } from './services/shared-database.ts';
import { sharedTable } from './services/shared-table.ts';
import { singlePointOfFailure } from './services/single-point-of-failure.ts';
import { unresolvedCall } from './services/unresolved-call.ts';
import { unsafeRetry } from './services/unsafe-retry.ts';

/** Grouped by area, as the catalogue prints them. */
export const rules: readonly Rule[] = [
  ambiguousPaths,
  bodyOnDelete,
  bodyOnGet,
  breakingChange,
  closedEnum,
  createWithoutRead,
  dateWithoutFormat,
  deepNesting,
  deprecatedWithoutSunset,
  duplicateEnumValue,
  duplicateOperationId,
  duplicateParameter,
  enumTypeMismatch,
  fileExtensionInPath,
  getThatWrites,
  inconsistentErrorModel,
  inconsistentPropertyType,
  invalidExample,
  longOperationInRequest,
  missingErrorResponse,
  missingOperationId,
  missingOptimisticConcurrency,
  missingRateLimitResponse,
  missingSuccessResponse,
  missingVersioning,
  mixedVersioning,
  nonIdempotentPost,
  numberWithoutFormat,
  optionalPathParam,
  pathCasing,
  queryInPath,
  singularCollection,
  specCodeDrift,
  topLevelArray,
  trailingSlash,
  tunneledMethod,
  unboundedArray,
  unboundedPageSize,
  undeclaredPathParam,
  undefinedTag,
  unpaginatedList,
  unusedPathParam,
  verbInPath,
  versionInPath,
  wrongCreateStatus,
  chattyServices,
  clientContractMismatch,
  crossServiceForeignKey,
  cyclicServices,
  hardcodedEndpoint,
  dualWrite,
  earlyAcknowledgement,
  foreignTableRead,
  layerViolation,
  longSyncChain,
  missingApiGateway,
  missingCircuitBreaker,
  missingDeadLetter,
  missingHealthCheck,
  missingRetryBackoff,
  missingTimeout,
  missingTransaction,
  nanoService,
  godService,
  nonIdempotentConsumer,
  sharedDatabase,
  sharedTable,
  singlePointOfFailure,
  unresolvedCall,
  unsafeRetry,
  addingRequiredColumn,
  addingSerialPrimaryKey,
  addingVolatileDefault,
  adjacencyList,
  cascadeFanOut,
  charType,
  cloneTables,
  concurrentInTransaction,
  constraintWithoutNotValid,
  danglingForeignKey,
  dropColumn,
  dropIndexWithoutConcurrently,
  dropTable,
  duplicateIndex,
  duplicatedAttribute,
  duplicatedColumn,
  entityAttributeValue,
  floatForMoney,
  foreignKeyTypeMismatch,
  impliedRelation,
  inconsistentColumnType,
  inconsistentNaming,
  indexWithoutConcurrently,
  intPrimaryKeyOverflow,
  jsonAsRelation,
  junctionWithoutKey,
  listInColumn,
  migrationBreaksCode,
  missingLockTimeout,
  missingPartitionKey,
  missingPrimaryKey,
  missingStatementTimeout,
  missingUniqueKey,
  nonRerunnableStatement,
  nullableUnique,
  polymorphicRelation,
  renameColumn,
  renameTable,
  repeatingColumns,
  schemaChangedAtStart,
  schemaDrift,
  setNotNull,
  shardUnfriendlyKey,
  softDeleteUnique,
  tenantKeyNotLeading,
  timestampWithoutZone,
  tooManyIndexes,
  truncateCascade,
  typeChangeRewrites,
  unindexedForeignKey,
  uniqueConstraintLocks,
  unusedPrefixIndex,
  valuesInColumnDefinition,
  varcharLimit,
  wideTable,
  blockingCallInHandler,
  cacheKeyWithoutTenant,
  cacheWithoutInvalidation,
  cacheWithoutTtl,
  clientPerRequest,
  functionOnIndexedColumn,
  leadingWildcardLike,
  nPlusOneCall,
  nPlusOneQuery,
  deepOffset,
  selectStar,
  sequentialAwaits,
  transactionAroundRemoteCall,
  unboundedConcurrency,
  unboundedQuery,
  unindexedFilter,
  unindexedSort,
  authorizationBeforeAuthentication,
  cookieFlags,
  corsWildcardWithCredentials,
  credentialInUrl,
  databaseExposed,
  debugRouteInProduction,
  defaultCredentialsInCompose,
  disabledTlsVerification,
  errorDetailExposed,
  massAssignment,
  missingAuthentication,
  missingAuthorization,
  missingCsrf,
  missingInputValidation,
  missingOwnershipFilter,
  missingRateLimit,
  missingRoleCheck,
  permissivePolicy,
  plainHttpUpstream,
  rowLevelSecurityOff,
  secretInCode,
  secretInLog,
  secretsInImage,
  sensitiveColumnExposed,
  sequentialPublicId,
  sqlBuiltFromInput,
  ssrfUrlParameter,
  unlimitedUpload,
  unsignedWebhook,
  weakAuthScheme,
  weakJwt,
  inMemoryState,
  inProcessSchedule,
  localFileState,
  missingAutoscaling,
  missingResourceLimits,
  poolExceedsDatabase,
  singleReplica,
  stickySession,
];

import { readFanOuts } from '../effects/read-fan-outs.ts';
import { readMadeClients } from '../effects/read-made-clients.ts';
import { readModuleState } from '../effects/read-module-state.ts';
import { readSharedMaps } from '../effects/read-shared-maps.ts';
import { readSlowWork } from '../effects/read-slow-work.ts';
import { readWaitsInARow } from '../effects/read-waits-in-a-row.ts';
import { readBoundModels } from '../eloquent/read-bound-models.ts';
import { readBoundReplies } from '../messaging/read-bound-messages.ts';
import { readCacheAnnotations } from '../messaging/read-cache-annotations.ts';
import { readAssignedReplies } from '../replies/read-assigned-replies.ts';
import { readReturnedStatus } from '../replies/read-returned-status.ts';
import { readRustReplies } from '../replies/read-rust-replies.ts';
import { readThrows } from '../replies/read-throws.ts';
import type { OperationFacts } from './operation-facts.ts';
import type { OperationVisit } from './operation-visit.ts';

/** Reads facts off an operation that no single call shows. */
export type OperationReader = (visit: OperationVisit, facts: OperationFacts) => void;

export const operationReaders: readonly OperationReader[] = [
  readModuleState,
  readSharedMaps,
  readMadeClients,
  readFanOuts,
  readWaitsInARow,
  readSlowWork,
  readThrows,
  readReturnedStatus,
  readRustReplies,
  readAssignedReplies,
  readBoundModels,
  readBoundReplies,
  readCacheAnnotations,
];

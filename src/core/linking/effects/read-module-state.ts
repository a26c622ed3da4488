import type { OperationFacts } from '../operations/operation-facts.ts';
import type { OperationVisit } from '../operations/operation-visit.ts';

/** Writes to variables of a module, which every request of the process shares and no other process sees. */
export function readModuleState(_visit: OperationVisit, _facts: OperationFacts): void {}

import type { OperationFacts } from '../operations/operation-facts.ts';
import type { OperationVisit } from '../operations/operation-visit.ts';

/** Exceptions that a framework answers with a status: `throw new NotFoundException(…)`. */
export function readThrows(_visit: OperationVisit, _facts: OperationFacts): void {}

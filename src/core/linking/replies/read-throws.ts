import type { OperationFacts } from '../operations/operation-facts.ts';
import type { OperationVisit } from '../operations/operation-visit.ts';
import { errorAt } from './error-status.ts';

/** Exceptions that a framework answers with a status: `throw new NotFoundException(…)`. */
export function readThrows(visit: OperationVisit, facts: OperationFacts): void {
  const { resolver, scope, operation } = visit;
  for (const thrown of scope.outline.throws) {
    if (!visit.belongs(thrown.fn)) continue;
    const answer = errorAt(resolver, { context: { file: scope.file, fn: thrown.fn }, value: thrown.value });
    if (answer === undefined) continue;
    const evidence = visit.evidence(thrown.at, thrown.end);
    facts.replies.push({
      operation: operation.id,
      service: operation.service,
      response: { ...answer, ...(thrown.missing === true && { missing: true }), evidence },
      evidence,
    });
  }
}

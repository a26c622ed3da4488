import type { QueueFact } from '../../extractors/plan-fact.ts';
import type { Evidence } from '../../model/evidence.ts';
import { filesWith } from '../files-with.ts';
import type { LinkInput } from '../link-input.ts';

/** A queue or topic of a deployment file, with the place that declares it. */
export interface DeclaredQueue extends QueueFact {
  readonly evidence: Evidence;
}

export function declaredQueues(input: LinkInput): readonly DeclaredQueue[] {
  return filesWith(input.files, 'queue').flatMap(({ file, facts, role }) =>
    facts.flatMap((fact) =>
      fact.kind === 'queue' && role === 'system'
        ? [{ ...fact, evidence: input.evidence(file, fact.at, fact.end) }]
        : [],
    ),
  );
}

import type { Evidence } from '../core/model/evidence.ts';
import type { System } from '../core/model/system.ts';
import type { Review } from '../core/review/review.ts';
import { isNeverSent } from '../llm/facts/never-sent.ts';

interface Told {
  readonly system: System;
  readonly review: Review;
}

/** Agents hand what they are told to a model: nothing of files of which no model is ever sent anything. */
export function forAgents({ system, review }: Told): Told {
  return {
    system: {
      ...system,
      endpoints: system.endpoints.filter(mayBeTold),
      operations: system.operations.filter(mayBeTold),
      tables: system.tables.filter(mayBeTold),
      accesses: system.accesses.filter(mayBeTold),
      calls: system.calls.filter(mayBeTold),
      cacheUses: system.cacheUses.filter(mayBeTold),
      jobs: system.jobs.filter(mayBeTold),
      effects: system.effects.filter(mayBeTold),
      problems: system.problems.filter(({ file }) => !isNeverSent(file)),
    },
    review: {
      ...review,
      findings: review.findings.filter(mayBeTold),
      ...(review.fixed && { fixed: review.fixed.filter(({ file }) => !isNeverSent(file)) }),
    },
  };
}

function mayBeTold({ evidence }: { readonly evidence: readonly Evidence[] }): boolean {
  return evidence.every(({ file }) => !isNeverSent(file));
}

import type { System } from '../../model/system.ts';
import type { Decision } from '../decision.ts';
import { boundaryDecisions } from '../plan/place-modules.ts';
import type { Plan } from '../plan/plan.ts';
import { contractDecisions } from './contract-decisions.ts';
import { dataDecisions } from './data-decisions.ts';
import { runtimeDecisions } from './runtime-decisions.ts';

/** What was settled, in the order in which a reader asks. */
export function decisionsOf(plan: Plan, system: System): readonly Decision[] {
  return [
    ...boundaryDecisions(plan.brief, plan.services),
    ...dataDecisions(plan, system),
    ...contractDecisions(plan, system),
    ...runtimeDecisions(plan, system),
  ];
}

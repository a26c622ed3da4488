import type { System } from '../model/system.ts';
import { indexSystem } from '../model/system-index.ts';
import type { Technology } from './advice.ts';
import type { AdviceTopic } from './advice-topics.ts';
import { type BoundaryPlan, boundaries } from './boundaries/boundaries.ts';
import { type CachePlan, cachePlan } from './cache-plan/cache-plan.ts';
import { type CapacityPlan, capacityPlan } from './capacity-plan/capacity-plan.ts';
import type { Load } from './capacity-plan/load.ts';
import { type DataPlan, dataPlan } from './data-plan/data-plan.ts';
import { type TechnologyPlan, technologyPlan } from './technology-plan/technology-plan.ts';

export interface AdviceGround {
  readonly system: System;
  readonly load: Load;
  /** What the review recommends; only the plan about technology reads it. */
  readonly technologies: readonly Technology[];
}

export type DraftedAdvice =
  | { readonly on: 'boundaries'; readonly plan: BoundaryPlan }
  | { readonly on: 'cache'; readonly plan: CachePlan }
  | { readonly on: 'capacity'; readonly plan: CapacityPlan }
  | { readonly on: 'data'; readonly plan: DataPlan }
  | { readonly on: 'technology'; readonly plan: TechnologyPlan };

export function draftAdvice(on: AdviceTopic, { system, load, technologies }: AdviceGround): DraftedAdvice {
  const index = indexSystem(system);
  switch (on) {
    case 'boundaries':
      return { on, plan: boundaries(index) };
    case 'cache':
      return { on, plan: cachePlan(index) };
    case 'capacity':
      return { on, plan: capacityPlan(index, load) };
    case 'data':
      return { on, plan: dataPlan(index) };
    case 'technology':
      return { on, plan: technologyPlan(index, technologies) };
  }
}

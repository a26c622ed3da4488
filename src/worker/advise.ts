import { boundaries } from '../core/advice/boundaries/boundaries.ts';
import { cachePlan } from '../core/advice/cache-plan/cache-plan.ts';
import { capacityPlan } from '../core/advice/capacity-plan/capacity-plan.ts';
import type { Load } from '../core/advice/capacity-plan/load.ts';
import { technologyPlan } from '../core/advice/technology-plan/technology-plan.ts';
import type { Engine } from '../core/engine.ts';
import { indexSystem } from '../core/model/system-index.ts';
import { adviceSheet } from '../core/report/advice/advice-sheet.ts';
import { boundariesMarkdown } from '../core/report/advice/boundaries-markdown.ts';
import { cacheMarkdown } from '../core/report/advice/cache-markdown.ts';
import { capacityMarkdown } from '../core/report/advice/capacity-markdown.ts';
import { technologyMarkdown } from '../core/report/advice/technology-markdown.ts';
import type { AdviceSheet } from '../core/review/sheet.ts';

export interface AdviceQuestion {
  readonly on: 'boundaries' | 'cache' | 'capacity' | 'technology';
  readonly load: Load;
}

/** A plan about what was opened last, computed anew: a load changes every figure. */
export function advise(engine: Engine, { on, load }: AdviceQuestion): AdviceSheet {
  const system = engine.system();
  const index = indexSystem(system);
  const page = () => {
    if (on === 'boundaries') return boundariesMarkdown(system.name, boundaries(index));
    if (on === 'cache') return cacheMarkdown(system.name, cachePlan(index));
    if (on === 'capacity') return capacityMarkdown(system.name, capacityPlan(index, load));
    const { technologies } = engine.review({ kind: 'workspace' });
    return technologyMarkdown(system.name, technologyPlan(index, technologies));
  };
  return adviceSheet(page());
}

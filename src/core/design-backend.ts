import type { Capacity } from './advice/advice.ts';
import { sizing, type TableSize, tableSizes } from './advice/sizing/sizing.ts';
import { type Design, designFrom } from './design/design.ts';
import { loadFigures } from './design/plan/load-figures.ts';
import { drawDesign, type NamedDrawing } from './draw-design.ts';
import { printMigration } from './report/ddl/print-migration.ts';
import { buildReview } from './review/build-review.ts';
import type { Review } from './review/review.ts';
import { runRules } from './rules/run-rules.ts';

/** A design as a person reads it: reviewed by the rules that review code, drawn, and reckoned. */
export interface BackendDesign {
  readonly design: Design;
  readonly review: Review;
  readonly drawings: readonly NamedDrawing[];
  readonly capacity: Capacity;
  /** Of the first year, the largest first. */
  readonly sizes: readonly TableSize[];
  readonly requests: ReadonlyMap<string, number>;
}

/** A brief becomes everything that is made of it. Pure: the same text gives the same bytes. */
export function designBackend(file: string, text: string): BackendDesign {
  const design = designFrom(file, text);
  const { system, plan } = design;
  const load = loadFigures(plan, system);
  const capacity = sizing(system, load);
  const drawings = drawDesign(design);
  const ddl = plan.services
    .map(
      ({ name }) =>
        printMigration(
          `${name}-db`,
          system.tables.filter((table) => table.store === `component:${name}-db`),
          plan.brief.dialect,
        ).up,
    )
    .join('\n');
  const review = buildReview(system, runRules(system), { kind: 'workspace' }, ddl);
  const sizes = tableSizes(system, load);
  return {
    design,
    drawings,
    capacity,
    sizes,
    requests: load.requests,
    review: { ...review, capacity, diagrams: drawings.map(({ drawn }) => drawn) },
  };
}

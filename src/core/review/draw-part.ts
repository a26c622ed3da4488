import { flowView } from '../diagrams/views/flow-view.ts';
import { serviceView } from '../diagrams/views/service-view.ts';
import type { System } from '../model/system.ts';
import { indexSystem } from '../model/system-index.ts';
import { findingsByElement } from './findings-by-element.ts';
import type { DrawnDiagram, ReviewFinding } from './review.ts';
import { drawn, groupView, marksOf } from './review-diagrams.ts';

/** A drawing that is made when somebody asks for it: one request, or what a group of an overview stands for. */
export type Part =
  | { readonly kind: 'flow'; readonly endpoint: string }
  | { readonly kind: 'group'; readonly group: string };

export function drawPart(system: System, findings: readonly ReviewFinding[], part: Part): DrawnDiagram | undefined {
  const marks = marksOf(findingsByElement(system, findings));
  const index = indexSystem(system);
  if (part.kind === 'group') {
    const tables = groupView(index, part.group, marks);
    if (tables !== undefined) return drawn(tables);
    const view = serviceView(system, marks, part.group);
    return view.nodes.length === 0 ? undefined : drawn(view);
  }
  const endpoint = index.endpoint(part.endpoint);
  return endpoint && drawn(flowView(index, endpoint, marks));
}

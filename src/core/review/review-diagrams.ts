import type { Diagram, Marks } from '../diagrams/diagram.ts';
import { asciiOf, drawingWidth, elementsOf, mermaidOf, sentencesOf } from '../diagrams/draw.ts';
import { dataView } from '../diagrams/views/data-view.ts';
import { flowView } from '../diagrams/views/flow-view.ts';
import { serviceView } from '../diagrams/views/service-view.ts';
import { groupBy } from '../model/group-by.ts';
import type { SystemIndex } from '../model/system-index.ts';
import type { Table } from '../model/table.ts';
import type { FindingsByElement } from './findings-by-element.ts';
import type { DrawnDiagram, ReviewEndpoint } from './review.ts';
import { telling, weightOf } from './telling.ts';

/** Requests whose story is told; any other can be asked for. */
const flows = 3;

/** More tables than this are drawn store by store. */
const tablesTogether = 20;

/** Services, tables and the requests that set most in motion. */
export function reviewDiagrams(
  index: SystemIndex,
  endpoints: readonly ReviewEndpoint[],
  findings: FindingsByElement,
  width: number = drawingWidth,
  draw: Draw = drawn,
): readonly DrawnDiagram[] {
  return reviewViews(index, endpoints, findings).map((view) => draw(view, width));
}

/** How a diagram is drawn in every way. */
export type Draw = (diagram: Diagram, width: number) => DrawnDiagram;

/** The same, before they are drawn in any way. */
export function reviewViews(
  index: SystemIndex,
  endpoints: readonly ReviewEndpoint[],
  findings: FindingsByElement,
): readonly Diagram[] {
  const { system } = index;
  const marks = marksOf(findings);
  return [
    ...(system.components.length > 0 ? [serviceView(system, marks)] : []),
    ...storesOf(index).map(([name, tables]) => dataView(name, tables, marks, (id) => index.component(id)?.name ?? id)),
    ...told(index, endpoints).map((endpoint) => flowView(index, endpoint, marks)),
  ];
}

export function drawn(diagram: Diagram, width: number = drawingWidth): DrawnDiagram {
  return {
    view: diagram.view,
    title: diagram.title,
    mermaid: mermaidOf(diagram),
    ascii: asciiOf(diagram, width),
    text: sentencesOf(diagram),
    nodes: elementsOf(diagram).map(({ marks, ...element }) => ({
      ...element,
      findings: marks.map((mark) => mark.fingerprint),
    })),
  };
}

export function marksOf(findings: FindingsByElement): Marks {
  const marks = [...findings].map(
    ([id, found]) => [id, found.map(({ severity, fingerprint }) => ({ severity, fingerprint }))] as const,
  );
  return new Map(marks);
}

function storesOf(index: SystemIndex): readonly (readonly [string, readonly Table[]])[] {
  const tables = index.system.tables.filter((table) => table.role === 'system' && table.columns.length > 0);
  if (tables.length === 0) return [];
  if (tables.length <= tablesTogether) return [[index.system.name, tables]];
  const stores = [...groupBy(tables, (table) => table.store)];
  return stores.map(([store, own]) => [index.component(store)?.name ?? store, own]);
}

function told(index: SystemIndex, endpoints: readonly ReviewEndpoint[]): readonly ReviewEndpoint[] {
  return telling(
    index,
    endpoints.filter((endpoint) => weightOf(index, endpoint) > 1),
  ).slice(0, flows);
}

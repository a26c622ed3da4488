import type { Diagram, Marks } from '../diagrams/diagram.ts';
import { asciiOf, drawingWidth, elementsOf, mermaidOf, sentencesOf } from '../diagrams/draw.ts';
import { dataOverview, groupId } from '../diagrams/views/data-overview.ts';
import { dataView } from '../diagrams/views/data-view.ts';
import { flowView } from '../diagrams/views/flow-view.ts';
import { serviceView } from '../diagrams/views/service-view.ts';
import { readableTables, type TableGroup, tableGroups } from '../diagrams/views/table-groups.ts';
import { withParents } from '../diagrams/views/table-relations.ts';
import { groupBy } from '../model/group-by.ts';
import type { System } from '../model/system.ts';
import type { SystemIndex } from '../model/system-index.ts';
import type { Table } from '../model/table.ts';
import type { FindingsByElement } from './findings-by-element.ts';
import type { DiagramView, DrawnDiagram, ReviewEndpoint } from './review.ts';
import { telling } from './telling.ts';

/** Requests whose story is told; any other can be asked for. */
const flows = 3;

/** Groups of tables of one store that are drawn before anybody asks. */
const groupsDrawn = 12;

/** More tables than this are drawn store by store. */
const tablesTogether = 20;

/** Services, tables and the requests that set most in motion. */
export function reviewDiagrams(
  index: SystemIndex,
  endpoints: readonly ReviewEndpoint[],
  findings: FindingsByElement,
  width: number = drawingWidth,
  { views, draw }: Drawings = newDrawings,
): readonly DrawnDiagram[] {
  return reviewViews(index, endpoints, findings, views).map((view) => draw(view, width));
}

/** How diagrams are made, and how each is drawn in every way. */
export interface Drawings {
  readonly views: Views;
  draw(diagram: Diagram, width: number): DrawnDiagram;
}

export interface Views {
  service(system: System, marks: Marks): Diagram;
  /** What tables without a name of their own in a drawing are called by: the name of their store. */
  data(name: string, tables: readonly Table[], marks: Marks, storeName: (id: string) => string): Diagram;
  overview(name: string, groups: readonly TableGroup[], marks: Marks): Diagram;
  flow(name: string, make: () => Diagram): Diagram;
}

const newViews: Views = {
  service: serviceView,
  data: dataView,
  overview: dataOverview,
  flow: (_, make) => make(),
};
export const newDrawings: Drawings = { views: newViews, draw: drawn };

/** The same, before they are drawn in any way. */
export function reviewViews(
  index: SystemIndex,
  endpoints: readonly ReviewEndpoint[],
  findings: FindingsByElement,
  views: Views = newViews,
): readonly Diagram[] {
  const { system } = index;
  const marks = marksOf(findings);
  return [
    ...(system.components.length > 0 ? [views.service(system, marks)] : []),
    ...storesOf(index).flatMap((store) => dataViews(index, store, marks, views)),
    ...told(index, endpoints).map((endpoint) => views.flow(endpoint.id, () => flowView(index, endpoint, marks))),
  ];
}

/** Tables that fit one drawing, else an overview of their groups and the largest of these; any other can be asked for. */
function dataViews(index: SystemIndex, [name, tables]: Store, marks: Marks, views: Views): readonly Diagram[] {
  const storeName = (id: string): string => index.component(id)?.name ?? id;
  const groups = tableGroups(tables);
  if (groups === undefined) return [views.data(name, tables, marks, storeName)];
  return [
    views.overview(name, groups, marks),
    ...groups
      .slice(0, groupsDrawn)
      .map((group) =>
        views.data(groupTitle(name, group), withParents(group.tables, tables, readableTables), marks, storeName),
      ),
  ];
}

/** What a group of an overview stands for, by the id that it has there. */
export function groupView(index: SystemIndex, id: string, marks: Marks): Diagram | undefined {
  for (const [name, tables] of storesOf(index))
    for (const group of tableGroups(tables) ?? []) {
      if (groupId(name, group.name) !== id) continue;
      const shown = withParents(group.tables, tables, readableTables);
      return dataView(groupTitle(name, group), shown, marks, (store) => index.component(store)?.name ?? store);
    }
  return undefined;
}

function groupTitle(store: string, group: TableGroup): string {
  return `${store}, ${group.name}`;
}

export function drawn(diagram: Diagram, width: number = drawingWidth): DrawnDiagram {
  return {
    view: viewOf(diagram),
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

/** An overview of tables is drawn as services are, and told among the data. */
export function viewOf(diagram: Diagram): DiagramView {
  return diagram.view === 'service' && diagram.of === 'tables' ? 'data' : diagram.view;
}

export function marksOf(findings: FindingsByElement): Marks {
  const marks = [...findings].map(
    ([id, found]) => [id, found.map(({ severity, fingerprint }) => ({ severity, fingerprint }))] as const,
  );
  return new Map(marks);
}

/** Its name and its tables. */
type Store = readonly [string, readonly Table[]];

export function storesOf(index: SystemIndex): readonly Store[] {
  const tables = index.system.tables.filter((table) => table.role === 'system' && table.columns.length > 0);
  if (tables.length === 0) return [];
  if (tables.length <= tablesTogether) return [[index.system.name, tables]];
  const stores = [...groupBy(tables, (table) => table.store)];
  return stores.map(([store, own]) => [index.component(store)?.name ?? store, own]);
}

function told(index: SystemIndex, endpoints: readonly ReviewEndpoint[]): readonly ReviewEndpoint[] {
  return telling(index, endpoints, flows)
    .filter(({ weight }) => weight > 1)
    .map(({ endpoint }) => endpoint);
}

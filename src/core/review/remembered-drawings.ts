import type { Diagram, Mark, Marks } from '../diagrams/diagram.ts';
import { dataOverview } from '../diagrams/views/data-overview.ts';
import { dataView } from '../diagrams/views/data-view.ts';
import { looksAlike } from '../diagrams/views/looks-alike.ts';
import { serviceView } from '../diagrams/views/service-view.ts';
import { isEqual } from '../model/is-equal.ts';
import type { DrawnDiagram } from './review.ts';
import { type Drawings, drawn, type Views } from './review-diagrams.ts';

/** Makes and draws again only what looks different from the last review: most changes leave most drawings as they are. */
export function rememberingDrawings(): Drawings & { settle(): void } {
  let before = new Map<string, Made>();
  let now = new Map<string, Made>();
  const drawings = new WeakMap<Diagram, { readonly width: number; readonly drawing: DrawnDiagram }>();
  /** The diagram that was made of the same, else a new one, or the last one where that says the same. */
  const made = (name: string, of: Ground, isSame: (last: Ground) => boolean, make: () => Diagram): Diagram => {
    const last = now.get(name) ?? before.get(name);
    const isKnown = last !== undefined && isSame(last.of) && isEqual(last.of.marks, of.marks);
    const view = isKnown ? last.view : make();
    const same = last !== undefined && isEqual(last.view, view) ? last.view : view;
    now.set(name, { view: same, of });
    return same;
  };
  const views: Views = {
    service: (system, marks) =>
      made(
        'service',
        { parts: [system], marks: marksOf(system.components, marks) },
        ({ parts: [last] }) => looksAlike(last as typeof system, system),
        () => serviceView(system, marks),
      ),
    data: (name, tables, marks, storeName) => {
      const parts = [name, ...tables, ...tables.map(({ store }) => storeName(store))];
      return made(
        `data ${name}`,
        { parts, marks: marksOf(tables, marks) },
        (last) => last.parts.length === parts.length && last.parts.every((part, at) => part === parts[at]),
        () => dataView(name, tables, marks, storeName),
      );
    },
    overview: (name, groups, marks) => {
      const tables = groups.flatMap((group) => group.tables);
      const parts = groups.flatMap((group) => [group.name, ...group.tables]);
      return made(
        `overview ${name}`,
        { parts, marks: marksOf(tables, marks) },
        (last) => last.parts.length === parts.length && last.parts.every((part, at) => part === parts[at]),
        () => dataOverview(name, groups, marks),
      );
    },
    flow: (name, make) => made(`flow ${name}`, nothing, () => false, make),
  };
  return {
    views,
    draw: (diagram, width) => {
      const last = drawings.get(diagram);
      if (last?.width === width) return last.drawing;
      const drawing = drawn(diagram, width);
      drawings.set(diagram, { width, drawing });
      return drawing;
    },
    settle: () => {
      before = now;
      now = new Map();
    },
  };
}

interface Made {
  readonly view: Diagram;
  readonly of: Ground;
}

/** All that a diagram is made of. */
interface Ground {
  readonly parts: readonly unknown[];
  readonly marks: readonly (readonly Mark[] | undefined)[];
}

const nothing: Ground = { parts: [], marks: [] };

function marksOf(elements: readonly { readonly id: string }[], marks: Marks): Ground['marks'] {
  return elements.map(({ id }) => marks.get(id));
}

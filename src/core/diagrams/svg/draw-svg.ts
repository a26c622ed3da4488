import type { Wire } from '../ascii/layered.ts';
import type { DataDiagram, Diagram, DiagramTable, ServiceDiagram } from '../diagram.ts';
import { withHubsInWords } from '../hubs.ts';
import { markNote, worst } from '../mark-note.ts';
import { flowSheet } from './flow-sheet.ts';
import { layeredSheet, type PictureBox } from './layered-sheet.ts';
import { type Sheet, svgOf } from './sheet.ts';
import { shelfSheet, stacked } from './shelf-sheet.ts';

/** A drawing that needs neither a script nor a network: laid out here, the same everywhere. Colors are the page's. */
export function svgDiagram(diagram: Diagram): string {
  return svgOf(sheetOf(diagram), `${diagram.title}. ${diagram.description}`);
}

function sheetOf(diagram: Diagram): Sheet {
  if (diagram.view === 'flow') return flowSheet(diagram);
  return diagram.view === 'service' ? serviceSheet(diagram) : dataSheet(diagram);
}

function serviceSheet(diagram: ServiceDiagram): Sheet {
  const { nodes, edges } = withHubsInWords(diagram);
  const boxes = nodes.map((node): PictureBox => {
    const rows = [node.label, node.note, markNote(node.marks)].filter((row, index) => index === 0 || row !== '');
    return { id: node.id, rows, head: 0, name: `${node.kind} ${worst(node.marks) ?? ''}`.trim() };
  });
  // A broker stands at the right, with the stores: what it delivers runs back to who reads it.
  const brokers = new Set(nodes.filter((node) => node.kind === 'queue').map((node) => node.id));
  const wires = edges.map(
    (edge): Wire => ({
      from: edge.from,
      to: edge.to,
      bus: `${edge.from} ${edge.to}${edge.asynchronous ? ' later' : ''}`,
      dashed: edge.asynchronous,
      tip: '▶',
      leftward: brokers.has(edge.from),
    }),
  );
  return joined(boxes, wires);
}

function dataSheet({ tables, relations }: DataDiagram): Sheet {
  const known = new Map(tables.map((table) => [table.id, table]));
  const wires = relations
    .filter((relation) => relation.parent !== relation.child)
    .map(
      (relation): Wire => ({
        from: relation.parent,
        to: relation.child,
        bus: `${relation.parent} ${relation.child} ${relation.childColumns.join()}`,
        dashed: false,
        tip: relation.one ? '─' : '<',
        fromRow: rowOf(known.get(relation.parent), relation.parentColumns[0]),
        toRow: rowOf(known.get(relation.child), relation.childColumns[0]),
      }),
    );
  return joined(tables.map(tableBox), wires);
}

function tableBox(table: DiagramTable): PictureBox {
  const columns = table.columns.map((column) =>
    [column.key, column.name, `${column.type}${column.nullable ? '?' : ''}`].filter((part) => part !== '').join('  '),
  );
  const more = table.hidden > 0 ? [`and ${table.hidden} more`] : [];
  const rows = [table.name, ...columns, ...more];
  return { id: table.id, rows, head: 1, name: `table ${worst(table.marks) ?? ''}`.trim() };
}

/** The table's name stands in the first row. */
function rowOf(table: DiagramTable | undefined, column: string | undefined): number {
  return 1 + (table?.columns.findIndex((each) => each.name === column) ?? -1);
}

/** What is joined to nothing stands under the rest, so that it does not stretch a column. */
function joined(boxes: readonly PictureBox[], wires: readonly Wire[]): Sheet {
  const ids = new Set(boxes.map((box) => box.id));
  const drawn = wires.filter((wire) => ids.has(wire.from) && ids.has(wire.to) && wire.from !== wire.to);
  const linked = new Set(drawn.flatMap((wire) => [wire.from, wire.to]));
  const alone = boxes.filter((box) => !linked.has(box.id));
  const together = boxes.filter((box) => linked.has(box.id));
  const upper = together.length === 0 ? { marks: [], width: 0, height: 0 } : layeredSheet(together, drawn);
  return stacked(upper, shelfSheet(alone));
}

import { displayWidth, fitted, wrapped } from '../../model/display-width.ts';
import type { DiagramNode, ServiceDiagram } from '../diagram.ts';
import { markNote } from '../mark-note.ts';
import { serviceSentences } from '../sentences/service-sentences.ts';
import { drawLayered } from './draw-layered.ts';
import type { Box, Wire } from './layered.ts';
import { shelved } from './shelf.ts';

/** Above this many boxes a drawing in characters is harder to read than a list. */
const readable = 25;

/** Inner widths to try: names are cut only when the drawing would not fit otherwise. */
const boxWidths = [30, 22, 18, 14, 12, 11];

/** Boxes and arrows from callers on the left to stores on the right. */
export function serviceDrawing(diagram: ServiceDiagram, width: number): string {
  const drawn = diagram.nodes.length > readable ? undefined : drawing(diagram, width);
  return drawn ?? wrapped(serviceSentences(diagram), width);
}

function drawing(diagram: ServiceDiagram, width: number): string | undefined {
  const linked = new Set(diagram.edges.flatMap((edge) => [edge.from, edge.to]));
  // A broker stands at the right, with the stores: what it delivers runs back to who reads it.
  const brokers = new Set(diagram.nodes.filter((node) => node.kind === 'queue').map((node) => node.id));
  const wires = diagram.edges.map(
    (edge): Wire => ({
      from: edge.from,
      to: edge.to,
      bus: `${edge.to}${edge.asynchronous ? ' later' : ''}`,
      dashed: edge.asynchronous,
      tip: '▶',
      leftward: brokers.has(edge.from),
    }),
  );
  for (const inner of boxWidths) {
    const boxes = diagram.nodes.map((node) => box(node, inner));
    const joined = drawLayered(
      boxes.filter((each) => linked.has(each.id)),
      wires,
      width,
    );
    if (joined === undefined) continue;
    const alone = shelved(
      boxes.filter((each) => !linked.has(each.id)),
      width,
    );
    return [joined, alone, legend(diagram)].filter((part) => part !== '').join('\n\n');
  }
  return undefined;
}

function box(node: DiagramNode, inner: number): Box {
  const rows = [node.label, ...folded(node.note, ' · ', inner), ...folded(markNote(node.marks), ', ', inner)];
  return { id: node.id, rows: rows.map((row) => fitted(row, inner)), head: 0 };
}

/** On one row where it fits, else a row for each part. */
function folded(text: string, separator: string, inner: number): readonly string[] {
  if (text === '') return [];
  if (displayWidth(text) <= inner) return [text];
  const [first = '', ...rest] = text.split(separator);
  return [first, ...rest.map((part) => (/^[✖▲●○] /u.test(first) ? `  ${part}` : part))];
}

function legend(diagram: ServiceDiagram): string {
  const messages = diagram.edges.some((edge) => edge.asynchronous);
  return messages ? '──▶ calls, reads or writes   ┄┄▶ sends messages' : '';
}

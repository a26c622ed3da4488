import type { FlowDiagram, FlowStep } from '../diagram.ts';
import { line, pathMark, pixel, type Sheet, textMark, widthOf } from './sheet.ts';

const apart = 30;
/** Between two arrows there is room for a label above the lower one. */
const step = 34;
const head = 2 * line;

/** Lifelines from left to right, what is said between them from top to bottom. */
export function flowSheet(diagram: FlowDiagram): Sheet {
  const lanes = lanesOf(diagram);
  const height = head + diagram.steps.length * step + line;
  const marks = diagram.participants.flatMap((participant) => {
    const x = lanes.get(participant.id) ?? 0;
    const width = widthOf(participant.label) + 20;
    const size = `width="${pixel(width)}" height="${line + 8}"`;
    return [
      pathMark(`M${pixel(x)} ${line + 8}V${pixel(height)}`, 'frame'),
      `<rect x="${pixel(x - width / 2)}" y="0" ${size} rx="5" class="box ${participant.kind}"/>`,
      textMark(x - width / 2 + 10, line - 1, participant.label, 'name'),
    ];
  });
  const said = diagram.steps.flatMap((each, index) => stepMarks(each, head + (index + 1) * step, lanes));
  const edges = diagram.steps.map((each) => startOf(each, lanes) + widthOf(labelOf(each)));
  const ends = diagram.participants.map(({ id, label }) => (lanes.get(id) ?? 0) + widthOf(label) / 2 + 10);
  return { marks: [...marks, ...said], width: Math.max(0, ...edges, ...ends), height };
}

/** Each lifeline stands so far right that what is said to it from an earlier one fits between them. */
function lanesOf(diagram: FlowDiagram): ReadonlyMap<string, number> {
  const lanes = new Map<string, number>();
  let edge = 0;
  for (const { id, label } of diagram.participants) {
    const half = widthOf(label) / 2 + 10;
    const needed = diagram.steps.flatMap((each) => {
      const other =
        each.kind === 'note' ? undefined : each.from === id ? each.to : each.to === id ? each.from : undefined;
      const x = lanes.get(other ?? '');
      return x === undefined ? [] : [x + widthOf(labelOf(each)) + apart];
    });
    const x = Math.max(edge + half + (lanes.size === 0 ? 0 : apart), ...needed);
    lanes.set(id, x);
    edge = x + half;
  }
  return lanes;
}

function stepMarks(each: FlowStep, y: number, lanes: ReadonlyMap<string, number>): readonly string[] {
  const label = textMark(startOf(each, lanes), y - 6, labelOf(each), each.kind === 'note' ? 'note' : '');
  if (each.kind === 'note' || each.from === each.to) return [label];
  const [from, to] = [lanes.get(each.from) ?? 0, lanes.get(each.to) ?? 0];
  const back = pixel(to + (from < to ? -9 : 9));
  return [
    pathMark(`M${pixel(from)} ${y}H${pixel(to)}`, each.kind === 'message' ? 'wire' : 'wire later'),
    pathMark(`M${pixel(to)} ${y}L${back} ${y - 4}L${back} ${y + 4}z`, 'tip'),
    label,
  ];
}

function startOf(each: FlowStep, lanes: ReadonlyMap<string, number>): number {
  const ends = each.kind === 'note' ? [each.over] : [each.from, each.to];
  return Math.min(...ends.map((id) => lanes.get(id) ?? 0)) + 12;
}

function labelOf(each: FlowStep): string {
  const label = each.kind === 'note' || each.when === undefined ? each.label : `${each.label}: ${each.when}`;
  return each.repeated ? `↻ ${label}` : label;
}

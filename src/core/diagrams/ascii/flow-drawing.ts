import { displayWidth } from '../../model/display-width.ts';
import type { FlowDiagram, FlowStep, Participant } from '../diagram.ts';
import { type Canvas, createCanvas } from './canvas.ts';
import { flowTree } from './flow-tree.ts';

/** A lifeline and the room to its right. */
interface Lane {
  readonly participant: Participant;
  readonly column: number;
}

/** `├─ label ─▶` needs this much beside its label. */
const arrow = 6;

/** Lifelines with arrows where every label fits; an indented list of the same steps where it does not. */
export function flowDrawing(diagram: FlowDiagram, width: number): string {
  const lanes = lanesOf(diagram);
  const last = lanes[lanes.length - 1];
  if (last === undefined) return '';
  const needed = Math.max(rightEdge(last, diagram), ...lanes.map((lane) => noteEdge(lane, diagram)));
  const drawn = needed > width ? flowTree(diagram, width) : drawing(diagram, lanes);
  return diagram.steps.some((step) => step.repeated) ? `${drawn}\n\n↻ once for each item` : drawn;
}

function lanesOf(diagram: FlowDiagram): readonly Lane[] {
  const [first, ...rest] = diagram.participants;
  if (first === undefined) return [];
  const lanes: Lane[] = [{ participant: first, column: Math.floor(displayWidth(first.label) / 2) }];
  for (const participant of rest) {
    const before = lanes[lanes.length - 1];
    const halves = displayWidth(before?.participant.label ?? '') / 2 + displayWidth(participant.label) / 2;
    const least = (before?.column ?? 0) + Math.ceil(halves) + 3;
    const columns = lanes.map((lane) => lane.column + room(lane.participant.id, participant.id, diagram));
    const notes = before === undefined ? 0 : noteEdge(before, diagram) + 2;
    lanes.push({ participant, column: Math.max(least, notes, ...columns) });
  }
  return lanes;
}

/** What the widest label between two participants asks for; nothing where they do not talk. */
function room(one: string, other: string, diagram: FlowDiagram): number {
  const between = diagram.steps.filter(
    (step) =>
      step.kind !== 'note' && ((step.from === one && step.to === other) || (step.from === other && step.to === one)),
  );
  return Math.max(0, ...between.map((step) => displayWidth(labelOf(step)) + arrow));
}

function rightEdge(lane: Lane, diagram: FlowDiagram): number {
  const own = diagram.steps.filter((step) => step.kind !== 'note' && step.from === step.to);
  const labels = own.map((step) => displayWidth(labelOf(step)) + arrow);
  return lane.column + Math.max(Math.ceil(displayWidth(lane.participant.label) / 2), ...labels);
}

function noteEdge(lane: Lane, diagram: FlowDiagram): number {
  const notes = diagram.steps.filter((step) => step.kind === 'note' && step.over === lane.participant.id);
  return Math.max(0, ...notes.map((note) => lane.column + 2 + displayWidth(labelOf(note))));
}

function drawing(diagram: FlowDiagram, lanes: readonly Lane[]): string {
  const canvas = createCanvas();
  const columns = new Map(lanes.map((lane) => [lane.participant.id, lane.column]));
  for (const { participant, column } of lanes) {
    canvas.write(0, column - Math.floor(displayWidth(participant.label) / 2), participant.label);
  }
  const rows = diagram.steps.length + 3;
  for (let row = 1; row < rows; row += 1) for (const { column } of lanes) canvas.write(row, column, '│');
  for (const [index, step] of diagram.steps.entries()) paintStep(canvas, index + 2, step, columns);
  return canvas.toString();
}

function paintStep(canvas: Canvas, row: number, step: FlowStep, columns: ReadonlyMap<string, number>): void {
  if (step.kind === 'note') {
    canvas.write(row, columns.get(step.over) ?? 0, `◆ ${labelOf(step)}`);
    return;
  }
  const [from, to] = [columns.get(step.from) ?? 0, columns.get(step.to) ?? 0];
  const line = step.kind === 'message' ? '─' : step.when === undefined ? '┄' : '╌';
  if (from === to) canvas.write(row, from, `├${line} ${labelOf(step)} ↩`);
  else paintArrow(canvas, row, from, to, line, labelOf(step));
}

function paintArrow(canvas: Canvas, row: number, from: number, to: number, line: string, label: string): void {
  const [left, right] = [Math.min(from, to), Math.max(from, to)];
  canvas.write(row, left + 1, line.repeat(right - left - 1));
  canvas.write(row, from, from < to ? '├' : '┤');
  canvas.write(row, from < to ? to - 1 : to + 1, from < to ? '▶' : '◀');
  // The label stands near its sender, where the eye starts.
  const start = from < to ? left + 2 : right - displayWidth(label) - 3;
  canvas.write(row, start, ` ${label} `);
}

function labelOf(step: FlowStep): string {
  const label = step.kind === 'note' || step.when === undefined ? step.label : `${step.label}: ${step.when}`;
  return step.repeated ? `↻ ${label}` : label;
}

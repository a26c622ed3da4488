import { displayWidth, fitted, padded } from '../../model/display-width.ts';
import type { FlowDiagram, FlowStep } from '../diagram.ts';

interface Line {
  readonly text: string;
  readonly target: string;
}

/** The steps of a request as an indented list: what is called stands under its caller. */
export function flowTree(diagram: FlowDiagram, width: number): string {
  const names = new Map(diagram.participants.map((participant) => [participant.id, participant.label]));
  const lines: Line[] = [];
  let open: readonly string[] = [];
  for (const step of diagram.steps) {
    const actor = step.kind === 'note' ? step.over : step.kind === 'reply' ? step.to : step.from;
    const depth = Math.max(0, open.lastIndexOf(actor));
    lines.push(line(step, depth, names));
    if (step.kind === 'message' || step.kind === 'event') open = [...open.slice(0, depth + 1), step.to];
    if (open.length === 1) open = [actor, ...open];
  }
  const longest = (part: (each: Line) => string): number =>
    Math.max(0, ...lines.filter((each) => each.target !== '').map((each) => displayWidth(part(each))));
  const room = Math.max(20, width - longest((each) => each.target) - 2);
  const texts = Math.min(
    room,
    longest((each) => each.text),
  );
  return lines
    .map((each) =>
      each.target === '' ? fitted(each.text, width) : `${padded(fitted(each.text, room), texts)}  ${each.target}`,
    )
    .join('\n');
}

function line(step: FlowStep, depth: number, names: ReadonlyMap<string, string>): Line {
  const said = step.kind === 'note' || step.when === undefined ? step.label : `${step.label}: ${step.when}`;
  const label = step.repeated ? `↻ ${said}` : said;
  if (step.kind === 'note') return { text: `${'  '.repeat(depth)}◆ ${label}`, target: '' };
  const target = names.get(step.kind === 'reply' ? step.from : step.to) ?? '';
  const sign = step.kind === 'reply' ? '◀──' : step.kind === 'event' ? '┄┄▶' : '──▶';
  return { text: `${'  '.repeat(depth)}${label}`, target: `${sign} ${target}` };
}

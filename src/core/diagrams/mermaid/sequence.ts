import type { FlowDiagram, FlowStep } from '../diagram.ts';
import { mermaidLabel } from './label.ts';

const arrows = { message: '->>', reply: '-->>', event: '-)' } as const;

/** Ids are ours (`p0`, `p1`, in the order of the diagram's participants). */
export function sequence(diagram: FlowDiagram): string {
  const ids = new Map(diagram.participants.map((participant, index) => [participant.id, `p${index}`]));
  const lines = [
    'sequenceDiagram',
    `accTitle: ${mermaidLabel(diagram.title)}`,
    `accDescr: ${mermaidLabel(diagram.description)}`,
    'autonumber',
  ];
  for (const participant of diagram.participants) {
    const word = participant.kind === 'client' ? 'actor' : 'participant';
    lines.push(`  ${word} ${ids.get(participant.id)} as ${mermaidLabel(participant.label)}`);
  }
  let looping = false;
  for (const [at, step] of diagram.steps.entries()) {
    if (step.repeated !== looping) lines.push(looping ? '  end' : '  loop for each item');
    looping = step.repeated;
    const indent = looping ? '    ' : '  ';
    const early = caseOf(step);
    if (early === undefined) lines.push(`${indent}${line(step, ids)}`);
    else {
      if (caseOf(diagram.steps[at - 1]) !== early) lines.push(`${indent}break ${mermaidLabel(early)}`);
      lines.push(`${indent}  ${line(step, ids)}`);
      if (caseOf(diagram.steps[at + 1]) !== early) lines.push(`${indent}end`);
    }
  }
  if (looping) lines.push('  end');
  return lines.join('\n');
}

function caseOf(step: FlowStep | undefined): string | undefined {
  return step === undefined || step.kind === 'note' ? undefined : step.when;
}

function line(step: FlowStep, ids: ReadonlyMap<string, string>): string {
  const label = mermaidLabel(step.label);
  if (step.kind === 'note') return `Note over ${ids.get(step.over)}: ${label}`;
  return `${ids.get(step.from)}${arrows[step.kind]}${ids.get(step.to)}: ${label}`;
}

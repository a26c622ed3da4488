import type { FlowDiagram, FlowStep } from '../diagram.ts';

/** The request told in numbered sentences. */
export function flowSentences(diagram: FlowDiagram): string {
  const names = new Map(diagram.participants.map((participant) => [participant.id, participant.label]));
  const name = (id: string): string => names.get(id) ?? id;
  return diagram.steps.map((step, index) => `${index + 1}. ${sentence(step, name)}.`).join('\n');
}

function sentence(step: FlowStep, name: (id: string) => string): string {
  const repeated = step.repeated ? ', once for each item' : '';
  if (step.kind === 'note') return `In ${name(step.over)}: ${step.label}${repeated}`;
  const [from, to] = [name(step.from), name(step.to)];
  const early = step.when === undefined ? '' : `, and ends: ${step.when}`;
  if (step.kind === 'reply') return `${from} answers ${to}: ${step.label}${early}${repeated}`;
  if (step.kind === 'event') return `${from} sends ${step.label} to ${to}${repeated}`;
  return `${from} asks ${to}: ${step.label}${repeated}`;
}

import type { SystemIndex } from '../../model/system-index.ts';
import { count } from '../../model/wording.ts';
import type { FlowDiagram, FlowStep, Marks } from '../diagram.ts';
import { participants } from './flow-view.ts';

/** One step of a flow that crosses owners, and what takes it back. */
interface Stage {
  /** Component id of who does it. */
  readonly component: string;
  readonly does: string;
  /** Empty where nothing has to be taken back. */
  readonly undo: string;
}

/** Who is asked in which order, and, where one refuses, what is taken back, last first. */
export function sagaView(index: SystemIndex, name: string, stages: readonly Stage[], marks: Marks): FlowDiagram {
  const owner = stages[0]?.component ?? '';
  const steps = stages.flatMap(({ component, does }, at): readonly FlowStep[] => [
    { kind: 'message', from: owner, to: component, label: does, repeated: false },
    ...(component === owner ? [] : takenBack(index, owner, stages.slice(0, at + 1))),
  ]);
  return {
    view: 'flow',
    title: `Saga: ${name}`,
    description: `${count(steps.length, 'step')}, with what is taken back when one is refused.`,
    participants: participants(index, steps, marks),
    steps,
  };
}

function takenBack(index: SystemIndex, owner: string, stages: readonly Stage[]): readonly FlowStep[] {
  const refusing = stages.at(-1)?.component ?? '';
  const when = `${index.component(refusing)?.name ?? refusing} refuses`;
  return stages
    .slice(0, -1)
    .filter(({ undo }) => undo !== '')
    .reverse()
    .map(({ component, undo }) => ({
      kind: 'message',
      from: owner,
      to: component,
      label: undo,
      repeated: false,
      when,
    }));
}

import type { Channel } from '../../model/channel.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { count } from '../../model/wording.ts';
import type { FlowDiagram, FlowStep, Marks } from '../diagram.ts';
import { participants } from './flow-view.ts';
import { type HandlerEvent, operationEvents } from './handler-events.ts';

/** What a message sets in motion: who sends it, who takes it, and what each does with it. */
export function messageView(index: SystemIndex, channel: Channel, marks: Marks): FlowDiagram {
  const steps: FlowStep[] = [];
  for (const { service, operation } of channel.publishers) {
    steps.push(...operationEvents(index, operation).flatMap((event) => told(service, event)));
    if (service !== channel.broker)
      steps.push({ kind: 'event', from: service, to: channel.broker, label: channel.name, repeated: false });
  }
  for (const { service, operation } of channel.consumers) {
    steps.push({ kind: 'event', from: channel.broker, to: service, label: channel.name, repeated: false });
    const name = index.operation(operation)?.name ?? operation;
    steps.push({
      kind: 'note',
      over: service,
      label: `${name}: passes over what it has done already`,
      repeated: false,
    });
    steps.push(...operationEvents(index, operation).flatMap((event) => told(service, event)));
    if (channel.deadLetter !== undefined) {
      steps.push({
        kind: 'reply',
        from: service,
        to: channel.broker,
        label: channel.deadLetter,
        repeated: false,
        when: 'it fails five times, each later than the one before',
      });
    }
  }
  return {
    view: 'flow',
    title: `What ${channel.name} sets in motion`,
    description: `${count(steps.length, 'step')} from the outbox to the last consumer.`,
    participants: participants(index, steps, marks),
    steps,
  };
}

/** Its own messages are told by the channel. */
function told(from: string, event: HandlerEvent): readonly FlowStep[] {
  return event.kind === 'publish'
    ? []
    : [{ kind: 'message', from, to: event.to, label: event.label, repeated: event.repeated }];
}

import { type Endpoint, turnsAway } from '../../model/endpoint.ts';
import { shownPath } from '../../model/shown-path.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { count } from '../../model/wording.ts';
import type { FlowDiagram, FlowStep, Marks, NodeKind, Participant } from '../diagram.ts';
import { type HandlerEvent, handlerEvents } from './handler-events.ts';

/** Services crossed, steps drawn, and steps gathered before a request that calls in circles is left alone. */
const most = { depth: 3, steps: 60, told: 400 };

const client = 'client';

interface Telling {
  readonly index: SystemIndex;
  readonly steps: FlowStep[];
}

/**
 * What one request sets in motion: client → guards → handler → tables, messages and other services. What only browsers
 * obey is no step of it.
 */
export function flowView(index: SystemIndex, endpoint: Endpoint, marks: Marks): FlowDiagram {
  const telling: Telling = { index, steps: [] };
  request(telling, endpoint, client, false, most.depth);
  const steps = cut(once(telling.steps));
  const route = `${endpoint.method} ${shownPath(endpoint.path)}`;
  return {
    view: 'flow',
    title: `What ${route} does`,
    description: `${count(steps.length, 'step')} from the request to the answer.`,
    participants: participants(index, steps, marks),
    steps,
  };
}

function request(telling: Telling, endpoint: Endpoint, from: string, repeated: boolean, depth: number): void {
  const { steps, index } = telling;
  if (steps.length > most.told) return;
  const label = `${endpoint.method} ${shownPath(endpoint.path)}`;
  steps.push({ kind: 'message', from, to: endpoint.service, label, repeated });
  for (const guard of endpoint.guards.filter(turnsAway)) {
    const kind = guard.kind === 'other' ? 'middleware' : guard.kind.replace('-', ' ');
    const optional = guard.optional ? ', optional' : '';
    steps.push({ kind: 'note', over: endpoint.service, label: `${guard.name} (${kind}${optional})`, repeated });
  }
  const own = { ...endpoint, depth };
  for (const event of handlerEvents(index, endpoint)) tell(telling, event, own, repeated || event.repeated);
  if (endpoint.service !== from) {
    steps.push({ kind: 'reply', from: endpoint.service, to: from, label: answer(endpoint), repeated });
  }
}

function tell(
  telling: Telling,
  event: HandlerEvent,
  caller: { readonly service: string; readonly depth: number },
  repeated: boolean,
): void {
  const { steps } = telling;
  const from = caller.service;
  if (event.kind === 'publish') {
    steps.push({ kind: 'event', from, to: event.to, label: event.label, repeated });
    for (const consumer of event.consumers) {
      steps.push({ kind: 'event', from: event.to, to: consumer, label: event.label, repeated });
    }
  } else if (event.kind === 'call' && event.endpoint !== undefined && caller.depth > 1) {
    request(telling, event.endpoint, from, repeated, caller.depth - 1);
  } else {
    const transaction = event.kind === 'access' ? event.transaction : undefined;
    steps.push({ kind: 'message', from, to: event.to, label: event.label, repeated, transaction });
  }
}

function answer(endpoint: Endpoint): string {
  const statuses = endpoint.responses.map((response) => response.status).filter((status) => status < 400);
  return statuses.length === 0 ? 'answer' : String(Math.min(...statuses));
}

/** A query that several branches of a handler make is told once, with how often it stands in the code. */
function once(steps: readonly FlowStep[]): readonly FlowStep[] {
  const seen = new Map<string, { index: number; times: number }>();
  const kept: FlowStep[] = [];
  for (const step of steps) {
    const key = step.kind === 'message' ? [step.from, step.to, step.label, step.repeated].join('\n') : undefined;
    const before = key === undefined ? undefined : seen.get(key);
    const isQuery = step.kind === 'message' && !steps.some((each) => each.kind === 'reply' && each.from === step.to);
    if (before !== undefined && isQuery) before.times += 1;
    else if (key !== undefined) seen.set(key, { index: kept.length, times: 1 });
    if (before === undefined || !isQuery) kept.push(step);
  }
  for (const { index, times } of seen.values()) {
    const step = kept[index];
    if (step !== undefined && times > 1) kept[index] = { ...step, label: `${step.label} (×${times})` };
  }
  return kept;
}

function cut(steps: readonly FlowStep[]): readonly FlowStep[] {
  const last = steps[steps.length - 1];
  if (steps.length <= most.steps || last === undefined) return steps;
  const over = last.kind === 'note' ? last.over : last.from;
  const label = `… ${count(steps.length - most.steps, 'more step')} …`;
  return [...steps.slice(0, most.steps - 2), { kind: 'note', over, label, repeated: false }, last];
}

export function participants(index: SystemIndex, steps: readonly FlowStep[], marks: Marks): readonly Participant[] {
  const ids = steps.flatMap((step) => (step.kind === 'note' ? [step.over] : [step.from, step.to]));
  return [...new Set(ids)].map((id) => participant(index, id, marks));
}

const kinds: Readonly<Record<string, NodeKind>> = {
  database: 'db',
  cache: 'cache',
  broker: 'queue',
  external: 'external',
};

function participant(index: SystemIndex, id: string, marks: Marks): Participant {
  if (id === client) return { id, kind: 'client', label: 'client', marks: [] };
  const component = index.component(id);
  return {
    id,
    kind: kinds[component?.kind ?? 'external'] ?? 'service',
    label: component?.name ?? id,
    place: component?.evidence[0],
    marks: marks.get(id) ?? [],
  };
}

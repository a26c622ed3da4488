import { type Endpoint, type GuardKind, type Response, turnsAway } from '../../model/endpoint.ts';
import { reasonOf } from '../../model/http-status.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { count } from '../../model/wording.ts';
import type { FlowDiagram, FlowStep, Marks } from '../diagram.ts';
import { flowView } from './flow-view.ts';

/** The status by which each guard turns a request away. */
const refusals: Partial<Record<GuardKind, number>> = {
  'rate-limit': 429,
  authentication: 401,
  authorization: 403,
  validation: 422,
};

/** Answers that only the rows know, or who else was asked. */
const [known, busy] = [[404, 409, 412], 503];

/** A change that names no version is turned away before anything is read. */
const unversioned = 428;

/** A request told with everything that can turn it away on its way: for a design, where each answer is known. */
export function storyView(index: SystemIndex, endpoint: Endpoint, marks: Marks): FlowDiagram {
  const flow = flowView(index, endpoint, marks);
  const [request, ...rest] = flow.steps;
  const last = rest.at(-1);
  if (request === undefined || last === undefined) return flow;
  const turned = (...statuses: readonly number[]): readonly FlowStep[] =>
    endpoint.responses
      .filter(({ status }) => statuses.includes(status))
      .flatMap((response) => refusal(endpoint, flow, response));
  const guards = endpoint.guards.filter(turnsAway);
  const guarded = rest
    .slice(0, guards.length)
    .flatMap((note, at) => [note, ...turned(refusals[guards[at]?.kind ?? 'other'] ?? 0)]);
  const inner = inTransactions(alternatives(endpoint, rest.slice(guards.length, -1)));
  const waits = inner.map((step) => step.kind === 'message' && waitsFor(index, step.to));
  const asked =
    inner.findLastIndex((step, at) => waits[at] || (step.kind === 'reply' && step.to === endpoint.service)) + 1;
  // Another owner can refuse as well; a stranger answers in the row's own state.
  const isOwner = (id: string): boolean => index.component(id)?.kind === 'service';
  const shared = inner.findLastIndex(
    (step) =>
      (step.kind === 'message' && isOwner(step.to)) ||
      (step.kind === 'reply' && step.to === endpoint.service && isOwner(step.from)),
  );
  const told = Math.max(shared + 1, toldBy(inner, waits.indexOf(true)));
  const steps = [
    request,
    ...guarded,
    ...turned(unversioned),
    ...inner.flatMap((step, at) => [
      ...(at === told ? turned(...known) : []),
      ...(at === asked && asked > 0 ? turned(busy) : []),
      step,
    ]),
    ...(told >= inner.length ? turned(...known) : []),
    ...(asked >= inner.length && asked > 0 ? turned(busy) : []),
    last,
  ];
  return { ...flow, description: `${count(steps.length, 'step')}, with what can turn the request away.`, steps };
}

/** Before the first transaction is kept; without one, after the first question to a store. */
function toldBy(inner: readonly FlowStep[], firstCall: number): number {
  const commit = inner.findIndex(({ label }) => label === keep);
  if (commit >= 0) return commit;
  return firstCall > 0 ? firstCall : Math.min(1, inner.length);
}

const [begin, keep] = ['BEGIN', 'COMMIT'];

/** What is done together stands between two steps that say so. */
function inTransactions(steps: readonly FlowStep[]): readonly FlowStep[] {
  return steps.flatMap((step, at) => {
    const own = transactionOf(step);
    if (step.kind === 'note' || own === undefined) return [step];
    const [before, after] = [transactionOf(steps[at - 1]) === own, transactionOf(steps[at + 1]) === own];
    const edge = (label: string): FlowStep => ({
      kind: 'message',
      from: step.from,
      to: step.to,
      label,
      repeated: step.repeated,
    });
    return [...(!before && after ? [edge(begin)] : []), step, ...(before && !after ? [edge(keep)] : [])];
  });
}

function transactionOf(step: FlowStep | undefined): string | undefined {
  return step === undefined || step.kind === 'note' ? undefined : step.transaction;
}

/** A list asks in one of several ways, and never in two. */
function alternatives({ method }: Endpoint, steps: readonly FlowStep[]): readonly FlowStep[] {
  const table = (step: FlowStep | undefined): string | undefined => step?.label.split(' by ')[0];
  return steps.map((step, at) =>
    method === 'GET' && step.kind === 'message' && at > 0 && table(step) === table(steps[at - 1])
      ? { ...step, label: `or ${step.label}` }
      : step,
  );
}

function waitsFor(index: SystemIndex, id: string): boolean {
  const kind = index.component(id)?.kind;
  return kind === 'external' || kind === 'service';
}

function refusal(endpoint: Endpoint, flow: FlowDiagram, response: Response): readonly FlowStep[] {
  const client = flow.participants[0]?.id;
  if (client === undefined) return [];
  const when = (response.description ?? '').replace(/\.$/, '');
  const label = `${response.status} ${reasonOf(response.status)}`;
  return [{ kind: 'reply', from: endpoint.service, to: client, label, repeated: false, when }];
}

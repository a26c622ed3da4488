import type { Endpoint, GuardKind, Response } from '../../model/endpoint.ts';
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

/** Answers that the handler gives after its guards let a request in. */
const late = [404, 409, 412, 428];

/** A request told with everything that can turn it away on its way: for a design, where each answer is known. */
export function storyView(index: SystemIndex, endpoint: Endpoint, marks: Marks): FlowDiagram {
  const flow = flowView(index, endpoint, marks);
  const [request, ...rest] = flow.steps;
  const last = rest.at(-1);
  if (request === undefined || last === undefined) return flow;
  const notes = rest.slice(0, endpoint.guards.length);
  const inner = rest.slice(endpoint.guards.length, -1);
  const guarded = notes.flatMap((note, at) => {
    const status = refusals[endpoint.guards[at]?.kind ?? 'other'];
    return [
      note,
      ...refusal(
        endpoint,
        flow,
        endpoint.responses.find((each) => each.status === status),
      ),
    ];
  });
  const waits = inner.some((step) => step.kind === 'message' && waitsFor(index, step.to));
  const after = endpoint.responses.filter(({ status }) => late.includes(status) || (status === 503 && waits));
  const steps = [request, ...guarded, ...inner, ...after.flatMap((each) => refusal(endpoint, flow, each)), last];
  return { ...flow, description: `${count(steps.length, 'step')}, with what can turn the request away.`, steps };
}

function waitsFor(index: SystemIndex, id: string): boolean {
  const kind = index.component(id)?.kind;
  return kind === 'external' || kind === 'service';
}

function refusal(endpoint: Endpoint, flow: FlowDiagram, response: Response | undefined): readonly FlowStep[] {
  const client = flow.participants[0]?.id;
  if (response === undefined || client === undefined) return [];
  const when = (response.description ?? '').replace(/\.$/, '');
  const label = `${response.status} ${reasonOf(response.status)}`;
  return [{ kind: 'reply', from: endpoint.service, to: client, label, repeated: false, when }];
}

import type { Endpoint } from '../../model/endpoint.ts';
import { count, shortList } from '../../model/wording.ts';
import type { Ground, Technology } from '../advice.ts';
import { routeName } from '../routes.ts';
import { crossingRoutes } from '../services-behind.ts';

/** Speaks where one request crosses services, so that no single log tells its story. */
export function observabilityAdvice({ index }: Ground): readonly Technology[] {
  const { components } = index.system;
  if (components.some((each) => (each.kind === 'tracing' || each.kind === 'monitoring') && each.role === 'system'))
    return [];
  // What others run neither takes a header along nor sends a trace.
  const own = new Set(components.filter(({ kind }) => kind !== 'external').map(({ name }) => name));
  const crossing = crossingRoutes(index)
    .map(({ endpoint, services }) => ({ endpoint, services: services.filter((name) => own.has(name)) }))
    .filter(({ services }) => services.length > 1)
    .toSorted((a, b) => b.services.length - a.services.length);
  const [widest] = crossing;
  if (widest === undefined) return [];
  const others = crossing.length - 1;
  return [
    {
      area: 'observability',
      current: 'No tracing or monitoring among the components that were found.',
      recommendation:
        'Pass one request id (`traceparent`) through every call, log it, and export traces with OpenTelemetry.',
      rationale: `${crosses(widest.endpoint, widest.services)}${others > 0 ? `, and ${count(others, 'other route')} ${others === 1 ? 'crosses' : 'cross'} services too` : ''}: when it is slow, the logs of one service cannot say why.`,
      tradeoffs: 'A header on each call and a collector to run; sampling one request in a hundred keeps it cheap.',
      adoptWhen:
        'The header: now, it is a few lines a service. The collector: with the first incident that takes more than an hour to place.',
      evidence: widest.endpoint.evidence.slice(0, 1),
    },
  ];
}

function crosses(endpoint: Endpoint, services: readonly string[]): string {
  return `${routeName(endpoint)} passes through ${shortList(services, 4)}`;
}

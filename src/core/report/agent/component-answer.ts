import type { Component } from '../../model/component.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { count } from '../../model/wording.ts';
import type { Review } from '../../review/review.ts';
import { findingsOn, listed } from './endpoint-answer.ts';
import { callLine, endpointLine, nameOf, placeOf, topicLine } from './fact-lines.ts';

/** Routes beyond these are asked for by themselves. */
const mostRoutes = 40;

/** One service or store: what it answers, whom it asks, who asks it, and what it shares with others. */
export function componentAnswer(component: Component, index: SystemIndex, review: Review): string {
  const { system } = index;
  const { id, kind, name, root, language, frameworks, technology } = component;
  const made = [language, ...frameworks, technology].filter((part) => part !== undefined);
  const routes = index.endpointsOfService(id);
  const edges = system.connections.filter(
    (edge) => edge.kind !== 'call' && edge.kind !== 'publish' && edge.kind !== 'consume',
  );
  const ofIt = (uses: readonly { readonly service: string }[]): boolean => uses.some(({ service }) => service === id);
  return [
    [
      `${kind} ${name}`,
      ...(made.length === 0 ? [] : [made.join(', ')]),
      ...(root === undefined ? [] : [`in ${root || '.'}`]),
    ]
      .join(' · ')
      .concat(placeOf(component)),
    ...listed(
      count(routes.length, 'endpoint'),
      routes.slice(0, mostRoutes).map((endpoint) => endpointLine(endpoint, index)),
    ),
    ...(routes.length > mostRoutes ? [`- and ${routes.length - mostRoutes} more; kind "endpoints" lists them.`] : []),
    ...listed(
      'Calls',
      system.calls.filter((call) => call.from === id).map((call) => callLine(call, index)),
    ),
    ...listed(
      'Called by',
      system.calls.filter((call) => call.to === id && call.from !== id).map((call) => callLine(call, index)),
    ),
    ...listed(
      'Topics',
      system.channels
        .filter((each) => ofIt(each.publishers) || ofIt(each.consumers))
        .map((each) => topicLine(each, index)),
    ),
    ...listed(
      'Uses',
      edges.filter((edge) => edge.from === id).map((edge) => `${nameOf(edge.to, index)} · ${edge.kind}`),
    ),
    ...listed(
      'Used by',
      edges.filter((edge) => edge.to === id).map((edge) => `${nameOf(edge.from, index)} · ${edge.kind}`),
    ),
    ...listed('Findings', findingsOn([id], review)),
  ].join('\n');
}

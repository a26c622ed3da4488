import type { Endpoint } from '../../model/endpoint.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Review } from '../../review/review.ts';
import { accessLine, callLine, endpointLine, guardWords, nameOf, placeOf } from './fact-lines.ts';

/** One route from its guards to its last effect, joined over files and services. */
export function endpointAnswer(endpoint: Endpoint, index: SystemIndex, review: Review): string {
  const reached = index.reachedBy(endpoint);
  const operations = reached.map(({ operation }) => operation.id);
  const callers = index.system.calls.filter((call) => call.endpoint === endpoint.id);
  const statuses = [...new Set(endpoint.responses.map(({ status }) => status))].filter((status) => status > 0);
  return [
    endpointLine(endpoint, index),
    ...listed(
      'Guards, in order',
      endpoint.guards.map((guard) => `${guardWords(guard)}, ${guard.level}${placeOf({ evidence: [guard.evidence] })}`),
    ),
    ...listed(
      'Parameters',
      endpoint.parameters.map(
        ({ name, in: place, required, type }) => `${name}${required ? '' : '?'}: ${type} in ${place}`,
      ),
    ),
    ...(statuses.length === 0 ? [] : [`Answers: ${statuses.join(', ')}`]),
    ...listed(
      'Runs',
      reached.map(({ operation, inLoop }) => `${operation.name}${inLoop ? ', in a loop' : ''}${placeOf(operation)}`),
    ),
    ...listed(
      'Data',
      operations.flatMap((id) => index.accessesOf(id)).map((access) => accessLine(access, index)),
    ),
    ...listed(
      'Calls',
      operations.flatMap((id) => index.callsOf(id)).map((call) => callLine(call, index)),
    ),
    ...listed(
      'Publishes',
      operations
        .flatMap((id) => index.publicationsOf(id))
        .map(({ channel, use }) => `${channel.name}${placeOf({ evidence: [use.evidence] })}`),
    ),
    ...listed(
      'Called by',
      callers.map((call) => `${nameOf(call.from, index)}${placeOf(call)}`),
    ),
    ...listed('Findings', findingsOn([endpoint.id, ...operations], review)),
  ].join('\n');
}

export function findingsOn(elements: readonly string[], { findings }: Review): readonly string[] {
  return findings
    .filter(({ status, subjects }) => status !== 'suppressed' && subjects.some((id) => elements.includes(id)))
    .map(({ severity, rule, title }) => `${severity} ${rule}: ${title}`);
}

export function listed(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...[...new Set(lines)].map((line) => `- ${line}`)];
}

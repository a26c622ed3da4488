import type { OutboundFact } from '../../src/core/linking/outbound/outbound-fact.ts';
import { readOutbound } from '../../src/core/linking/outbound/read-outbound.ts';
import type { Story } from './resolver-of.ts';
import { readCalls } from './spots-of.ts';

/** One line a call, as a person would tell it; under it where a timeout was looked for. */
export async function outbound(story: Story): Promise<string> {
  const { outbound: facts } = await readCalls(story, readOutbound);
  return facts.map(line).join('\n');
}

function line(fact: OutboundFact): string {
  const { line: at, file } = fact.spot.evidence();
  const variables = fact.url?.variables.length ? ` [${fact.url.variables.join(', ')}]` : '';
  const marks = [fact.retry && 'retried', fact.circuitBreaker && 'circuit breaker', fact.spot.inLoop && 'in a loop'];
  return [
    `${file}:${at} ${fact.spot.operation.name}: ${fact.method} ${fact.url?.text ?? 'unknown URL'}${variables}`,
    `  ${[fact.library, timeout(fact), ...marks.filter(Boolean)].join(', ')}`,
    ...(fact.timeoutSearch.length === 0 ? [] : [`  looked at ${fact.timeoutSearch.join(', ')}`]),
  ].join('\n');
}

function timeout({ timeout: answer }: OutboundFact): string {
  if (answer.kind === 'unknown') return 'timeout unknown';
  const what = answer.milliseconds === 0 ? 'waits for ever' : `gives up after ${answer.milliseconds ?? '?'} ms`;
  return answer.kind === 'set' ? what : `${what} by default`;
}

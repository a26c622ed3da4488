import type { System } from '../../src/core/model/system.ts';

/** How each call waits, tries again and gives up: `GET oven /batches: 2000 ms, retried, breaker`. */
export function patienceText({ calls, components }: System): string {
  const nameOf = (id: string | undefined): string => components.find((each) => each.id === id)?.name ?? '?';
  const lines = calls.map(({ method, path, to, timeout, retry, circuitBreaker }) => {
    const time =
      timeout.kind === 'set'
        ? `${timeout.milliseconds ?? '?'} ms`
        : timeout.kind === 'unknown'
          ? 'unknown'
          : `${timeout.milliseconds} ms by default`;
    const parts = [time, ...(retry ? ['retried'] : []), ...(circuitBreaker ? ['breaker'] : [])];
    return `${method} ${nameOf(to)} ${path}: ${parts.join(', ')}`;
  });
  return lines.sort().join('\n');
}

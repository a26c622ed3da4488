import type { Endpoint } from '../../model/endpoint.ts';
import type { SystemIndex } from '../../model/system-index.ts';

/** Whether nothing that runs for a request speaks of who is calling, so nothing can compare whose a row is. */
export function isImpersonal(index: SystemIndex, endpoint: Endpoint): boolean {
  const reached = index.reachedBy(endpoint);
  if (endpoint.responses.some(({ status }) => status === 403)) return false;
  return reached.length > 0 && reached.every(({ operation }) => operation.impersonal === true);
}

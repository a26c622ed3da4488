import { redactValue } from '../../syntax/redact-value.ts';
import type { ClusterConfigFact } from '../deployment-fact.ts';

/** Settings that containers take their environment from, secrets replaced. */
export function clusterConfig(
  file: string,
  name: string,
  pairs: readonly (readonly [string, string])[],
): ClusterConfigFact {
  const values = Object.fromEntries(pairs.map(([key, value]) => [key, redactValue(key, value)]));
  return { kind: 'cluster-config', name, values, file };
}

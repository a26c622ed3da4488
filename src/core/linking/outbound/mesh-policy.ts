import type { MeshPolicyFact } from '../../extractors/mesh-fact.ts';
import type { Call } from '../../model/call.ts';
import { filesWith } from '../files-with.ts';
import type { LinkInput } from '../link-input.ts';
import { hostNames } from '../services/host-names.ts';

export function meshFacts({ files }: LinkInput): readonly MeshPolicyFact[] {
  return filesWith(files, 'mesh-policy').flatMap(({ facts, role }) =>
    role === 'system' ? facts.flatMap((fact) => (fact.kind === 'mesh-policy' ? [fact] : [])) : [],
  );
}

type Policed = Pick<Call, 'method' | 'path' | 'timeout' | 'timeoutSearch' | 'retry' | 'circuitBreaker'>;

/** What the mesh adds to a call of a service that is reached under these names; what the code says of time is kept. */
export function underMesh<T extends Policed>(
  call: T,
  names: readonly string[],
  policies: readonly MeshPolicyFact[],
): T {
  const own = policies.filter((policy) => isOf(policy.host, names) && isRoute(policy, call));
  if (own.length === 0) return call;
  const timed = own.find(({ timeout }) => timeout !== undefined);
  const { timeout } = call;
  return {
    ...call,
    timeout: timed === undefined || timeout.kind === 'set' ? timeout : { kind: 'set', milliseconds: timed.timeout },
    timeoutSearch: [...call.timeoutSearch, ...own.map(({ evidence }) => `mesh ${evidence.file}:${evidence.line}`)],
    retry: call.retry || own.some(({ retry }) => retry),
    circuitBreaker: call.circuitBreaker || own.some(({ circuitBreaker }) => circuitBreaker),
  };
}

function isOf(host: string, names: readonly string[]): boolean {
  if (host.startsWith('*'))
    return host === '*' || names.some((name) => `${name}.svc.cluster.local`.endsWith(host.slice(1)));
  return hostNames(host).some((name) => names.includes(name));
}

function isRoute({ route }: MeshPolicyFact, { method, path }: Policed): boolean {
  if (route === undefined) return true;
  return (route.method === undefined || route.method === method) && route.path === path.replace(/\{[^}]*\}/g, '{}');
}

import type { Endpoint } from '../model/endpoint.ts';
import type { SystemIndex } from '../model/system-index.ts';
import { exampleExchange } from './example/example-exchange.ts';
import type { FindingsByElement } from './findings-by-element.ts';
import type { ReviewEndpoint, ReviewScope } from './review.ts';
import { touches } from './scope.ts';

export function reviewEndpoints(
  index: SystemIndex,
  findings: FindingsByElement,
  scope: ReviewScope,
): readonly ReviewEndpoint[] {
  return index.system.endpoints
    .filter((endpoint) => endpoint.role === 'system' && isInScope(index, endpoint, scope))
    .map((endpoint) => reviewEndpoint(index, findings, endpoint))
    .sort(
      (a, b) =>
        compare(a.serviceName, b.serviceName) ||
        compare(a.path, b.path) ||
        compare(a.method, b.method) ||
        compare(a.id, b.id),
    );
}

/** Where its route or its handler stands. */
function isInScope(index: SystemIndex, endpoint: Endpoint, scope: ReviewScope): boolean {
  const handler = endpoint.handler === undefined ? undefined : index.operation(endpoint.handler);
  return touches(scope, [...endpoint.evidence, ...(handler?.evidence ?? [])]);
}

function reviewEndpoint(index: SystemIndex, findings: FindingsByElement, endpoint: Endpoint): ReviewEndpoint {
  const accesses = index.reachedBy(endpoint).flatMap((reached) => index.accessesOf(reached.operation.id));
  const tables = (kind: 'read' | 'write'): readonly string[] => {
    const names = accesses
      .filter((access) => access.kind === kind)
      .map((access) => index.table(access.table)?.name ?? access.table);
    return [...new Set(names)].sort(compare);
  };
  return {
    ...endpoint,
    serviceName: index.component(endpoint.service)?.name ?? endpoint.service,
    example: exampleExchange(index, endpoint),
    reads: tables('read'),
    writes: tables('write'),
    findings: (findings.get(endpoint.id) ?? []).map((finding) => finding.fingerprint),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import type { ReviewEndpoint } from '../../../src/core/review/review.ts';

export function visibleEndpoints(endpoints: readonly ReviewEndpoint[], query: string): ReviewEndpoint[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return endpoints.filter((endpoint) => words.every((word) => searchable(endpoint).includes(word)));
}

function searchable(endpoint: ReviewEndpoint): string {
  const guards = endpoint.guards.map((guard) => guard.name);
  const file = endpoint.evidence[0]?.file ?? '';
  return [endpoint.method, endpoint.path, endpoint.serviceName, file, ...guards, ...endpoint.reads, ...endpoint.writes]
    .join('\n')
    .toLowerCase();
}

import { dump } from 'js-yaml';
import type { System } from '../../model/system.ts';
import { openapiDocument } from './openapi-document.ts';

/** The contract as YAML. Static files and pages are no part of it. */
export function printOpenapi(system: System): string {
  return dump(openapiDocument(system, contractEndpoints(system)), { lineWidth: 110, noRefs: true });
}

export function contractEndpoints(system: System): System['endpoints'] {
  return system.endpoints
    .filter((endpoint) => endpoint.role === 'system' && !endpoint.static)
    .sort((a, b) => compare(a.path, b.path) || compare(a.method, b.method) || compare(a.service, b.service));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

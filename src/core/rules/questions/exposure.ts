import type { Component } from '../../model/component.ts';
import type { SystemIndex } from '../../model/system-index.ts';

/** Whether a service is open to the outside, as far as its deployment says. */
export type Exposure = 'published' | 'internal' | 'unknown';

export function exposureOf(service: Component | undefined): Exposure {
  const deployment = service?.deployment;
  if (deployment === undefined) return 'unknown';
  return deployment.ports.some((port) => port.published !== undefined && !isLoopback(port.published))
    ? 'published'
    : 'internal';
}

/** What requests from outside pass before they reach the service. */
export function gatewayBefore(index: SystemIndex, service: string): Component | undefined {
  return index.system.components.find((component) => component.kind === 'gateway' && component.id !== service);
}

/** A gateway in code is judged by its own routes; of a bought one only its rules could tell. */
export function isGatewayInCode(index: SystemIndex, gateway: Component): boolean {
  return index.endpointsOfService(gateway.id).some((endpoint) => endpoint.sources.includes('code'));
}

function isLoopback(published: string): boolean {
  return /^(127\.|localhost:|\[::1\])/.test(published);
}

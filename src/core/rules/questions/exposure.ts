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

/** Requests from outside pass a gateway first. */
export function gatewayOf(index: SystemIndex): Component | undefined {
  return index.system.components.find((component) => component.kind === 'gateway');
}

function isLoopback(published: string): boolean {
  return /^(127\.|localhost:|\[::1\])/.test(published);
}

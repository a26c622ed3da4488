import type { Component } from '../../model/component.ts';

/** Whether a component is reached on this machine by the port: as it is published, else as it listens. */
export function listensAt<C extends Pick<Component, 'deployment'>>(
  component: C,
  portOf: (component: C) => number | undefined,
  port: number,
): boolean {
  const published = component.deployment?.ports.some((open) => open.published?.split(':').at(-1) === String(port));
  return published === true || portOf(component) === port;
}

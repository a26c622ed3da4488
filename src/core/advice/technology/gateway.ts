import type { Component } from '../../model/component.ts';
import { shortList } from '../../model/wording.ts';
import type { Ground, Technology } from '../advice.ts';

/** From so many services on, rules for each pair of them outgrow what a library can hold. */
export const meshServices = 20;

/** Speaks where several services can be reached from outside, each with its own door. */
export function gatewayAdvice({ index }: Ground): readonly Technology[] {
  const { components } = index.system;
  const gateway = components.find((component) => component.kind === 'gateway' && component.role === 'system');
  // Of an image alone nobody knows whether it speaks HTTP.
  const doors = components.filter((each) => each.kind === 'service' && each.root !== undefined && isPublished(each));
  if (doors.length < (gateway === undefined ? 2 : 1)) return [];
  const names = doors.map((door) => door.name);
  const services = components.filter(({ kind, role }) => kind === 'service' && role === 'system').length;
  const mesh = services < meshServices ? ` A service mesh is not needed below about ${meshServices} services.` : '';
  const ports = doors.map((door) => `\`${door.deployment?.ports.find(hasDoor)?.published}\` (${door.name})`);
  return [
    {
      area: 'gateway',
      current:
        gateway === undefined
          ? `No gateway; published: ${shortList(ports)}`
          : `${gateway.name}, and beside it ${shortList(ports)}`,
      recommendation:
        gateway === undefined
          ? `One reverse proxy in front (Caddy, NGINX or Traefik), and no published port for ${shortList(names, 5)}.`
          : `Publish only ${gateway.name}; reach ${shortList(names, 5)} through it.`,
      rationale: `${names.length === 1 ? 'One service answers' : `${names.length} services answer`} the outside directly, so TLS, authentication and limits have to be right in each of them.`,
      tradeoffs: 'One more hop, about a millisecond, and one more process that has to run twice.',
      adoptWhen: `Before the first request from outside.${mesh}`,
      evidence: doors.flatMap((door) => door.evidence.slice(0, 1)).slice(0, 3),
    },
  ];
}

function isPublished(component: Component): boolean {
  return component.role === 'system' && (component.deployment?.ports.some(hasDoor) ?? false);
}

/** A port that is published on the machine itself only is for developers. */
function hasDoor(port: { readonly published?: string | undefined }): boolean {
  return port.published !== undefined && !/^(?:127\.0\.0\.1|localhost|\[?::1\]?):/.test(port.published);
}

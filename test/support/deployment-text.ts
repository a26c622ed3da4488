import type { System } from '../../src/core/model/system.ts';

/** What runs and how, one component a line. */
export function componentsText({ components }: System): string {
  return components
    .map(({ name, kind, technology, root, deployment }) => {
      const { replicas, ports, exposed, limits, file } = deployment ?? {};
      const said = [
        `${name}: ${[technology, kind].filter((word) => word !== undefined).join(' ')}`,
        root === undefined ? '' : `of ${root}`,
        replicas === undefined ? '' : `in ${replicas} copies`,
        ports?.[0] === undefined ? '' : `at ${ports[0].container}`,
        limits?.memory === undefined ? '' : `with ${limits.memory}`,
        exposed === undefined ? '' : 'open to the internet',
      ];
      return `${said.filter((part) => part !== '').join(' ')}  ${file}`;
    })
    .join('\n');
}

export function edgesText({ components, connections }: System): string {
  const nameOf = (id: string): string => components.find((component) => component.id === id)?.name ?? id;
  return connections.map(({ from, kind, to }) => `${nameOf(from)} ${kind} ${nameOf(to)}`).join('\n');
}

export function channelsText({ channels }: System): string {
  return channels
    .map(({ id, publishers, consumers, deadLetter }) => {
      const from = publishers.map(({ service }) => service.replace('component:', '')).join(', ') || 'nobody';
      const to = consumers.map(({ service }) => service.replace('component:', '')).join(', ') || 'nobody';
      return `${id.replace('channel:', '')}: from ${from} to ${to}${deadLetter === undefined ? '' : `, else ${deadLetter}`}`;
    })
    .join('\n');
}

import { entry, itemsOf, scalarText, textOf } from '../../syntax/data-node.ts';
import type { Extractor } from '../extractor.ts';

/** The clusters of an Envoy configuration, with the addresses of their endpoints. */
export const envoy: Extractor = {
  id: 'envoy',
  title: 'Envoy',
  group: 'infra',
  applies: (file) => /\.ya?ml$/i.test(file.path) && /\bstatic_resources\s*:/.test(file.text),
  extract: (file) => {
    const clusters = itemsOf(entry(file.documents?.[0], 'static_resources', 'clusters'));
    const upstreams = clusters.flatMap((cluster) => {
      const members = itemsOf(entry(cluster, 'load_assignment', 'endpoints')).flatMap((group) =>
        itemsOf(entry(group, 'lb_endpoints')).map((member) => entry(member, 'endpoint', 'address', 'socket_address')),
      );
      // As versions before the third write it.
      const hosts = itemsOf(entry(cluster, 'hosts')).map((host) => entry(host, 'socket_address'));
      return [...members, ...hosts].flatMap((socket) => {
        const host = textOf(entry(socket, 'address'));
        if (host === undefined) return [];
        const port = scalarText(entry(socket, 'port_value'));
        const address = port === undefined ? host : `${host}:${port}`;
        return [{ address, evidence: file.evidence(cluster.at, cluster.end) }];
      });
    });
    const [first] = upstreams;
    if (first === undefined) return { facts: [], problems: [] };
    return {
      facts: [{ kind: 'upstreams', technology: 'envoy', component: 'gateway', upstreams, evidence: first.evidence }],
      problems: [],
    };
  },
};

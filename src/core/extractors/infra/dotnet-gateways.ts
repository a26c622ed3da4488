import { entriesOf, entry, itemsOf, textOf } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import type { Extractor, ReadFile } from '../extractor.ts';
import type { Upstream } from '../fact.ts';

/** Gateways that are programs of .NET: YARP's clusters in the settings, Ocelot's routes in a file of their own. */
export const dotnetGateways: Extractor = {
  id: 'dotnet-gateways',
  title: 'YARP and Ocelot',
  group: 'infra',
  applies: (file) => /(?:^|\/)(?:appsettings|ocelot|yarp)(?:\.\w+)?\.json$/i.test(file.path),
  extract: (file) => {
    const [root] = file.documents ?? [];
    if (root === undefined) return { facts: [], problems: [] };
    const yarp = clusters(file, root);
    const upstreams = yarp.length > 0 ? yarp : downstreams(file, root);
    const [first] = upstreams;
    if (first === undefined) return { facts: [], problems: [] };
    const technology = yarp.length > 0 ? 'yarp' : 'ocelot';
    return {
      facts: [{ kind: 'upstreams', technology, component: 'gateway', upstreams, evidence: first.evidence }],
      problems: [],
    };
  },
};

/** `ReverseProxy: { Clusters: { orders: { Destinations: { one: { Address } } } } }` */
function clusters(file: ReadFile, root: DataNode): readonly Upstream[] {
  return entriesOf(entry(root, 'ReverseProxy', 'Clusters')).flatMap(({ value }) =>
    entriesOf(entry(value, 'Destinations')).flatMap((destination) => {
      const node = entry(destination.value, 'Address');
      const address = node && textOf(node);
      return node === undefined || address === undefined
        ? []
        : [{ address, evidence: file.evidence(node.at, node.end) }];
    }),
  );
}

/** `Routes: [{ DownstreamHostAndPorts: [{ Host, Port }] }]` */
function downstreams(file: ReadFile, root: DataNode): readonly Upstream[] {
  const routes = entry(root, 'Routes') ?? entry(root, 'ReRoutes');
  return itemsOf(routes).flatMap((route) =>
    itemsOf(entry(route, 'DownstreamHostAndPorts')).flatMap((target) => {
      const node = entry(target, 'Host');
      const host = node && textOf(node);
      const port = entry(target, 'Port');
      const address = [host, port && textOf(port)].filter((part) => part !== undefined).join(':');
      return node === undefined || host === undefined ? [] : [{ address, evidence: file.evidence(node.at, node.end) }];
    }),
  );
}

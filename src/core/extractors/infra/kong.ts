import { entry, itemsOf, scalarText, textOf } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import type { Extractor } from '../extractor.ts';

/** Kong's declarative file: the services that it passes requests on to. */
export const kong: Extractor = {
  id: 'kong',
  title: 'Kong',
  group: 'infra',
  applies: (file) => /\.(?:ya?ml|json)$/i.test(file.path) && /["']?_format_version["']?\s*:/.test(file.text),
  extract: (file) => {
    const services = itemsOf(entry(file.documents?.[0], 'services'));
    const targets = itemsOf(entry(file.documents?.[0], 'upstreams')).flatMap((pool) => itemsOf(entry(pool, 'targets')));
    const upstreams = [...services, ...targets].flatMap((service) => {
      const address = addressOf(service);
      return address === undefined ? [] : [{ address, evidence: file.evidence(service.at, service.end) }];
    });
    const [first] = upstreams;
    if (first === undefined) return { facts: [], problems: [] };
    return {
      facts: [{ kind: 'upstreams', technology: 'kong', component: 'gateway', upstreams, evidence: first.evidence }],
      problems: [],
    };
  },
};

function addressOf(service: DataNode): string | undefined {
  const host = textOf(entry(service, 'host'));
  const port = scalarText(entry(service, 'port'));
  return (
    textOf(entry(service, 'url')) ??
    textOf(entry(service, 'target')) ??
    (host === undefined || port === undefined ? host : `${host}:${port}`)
  );
}

import { entry, itemsOf, scalarText, textOf } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import type { Extractor } from '../extractor.ts';
import type { Upstream } from '../fact.ts';
import { kongPasses } from './kong-plugins.ts';

/** Kong's declarative file: the services that it passes requests on to. */
export const kong: Extractor = {
  id: 'kong',
  title: 'Kong',
  group: 'infra',
  applies: (file) => /\.(?:ya?ml|json)$/i.test(file.path) && /["']?_format_version["']?\s*:/.test(file.text),
  extract: (file) => {
    const [document] = file.documents ?? [];
    const services = itemsOf(entry(document, 'services'));
    const passes = kongPasses(file, document);
    const reached = (node: DataNode, service: DataNode | undefined): readonly Upstream[] => {
      const address = addressOf(node);
      if (address === undefined) return [];
      return [{ address, passes: service && passes(service), evidence: file.evidence(node.at, node.end) }];
    };
    const upstreams = [
      ...services.flatMap((service) => reached(service, service)),
      ...itemsOf(entry(document, 'upstreams')).flatMap((pool) => {
        const name = textOf(entry(pool, 'name'));
        const service = services.find((each) => addressOf(each)?.replace(/^\w+:\/\/|[:/].*$/g, '') === name);
        return itemsOf(entry(pool, 'targets')).flatMap((target) => reached(target, service));
      }),
    ];
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

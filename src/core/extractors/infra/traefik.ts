import { entriesOf, entry, itemsOf, textOf } from '../../syntax/data-node.ts';
import type { Extractor } from '../extractor.ts';

/** Services of Traefik's dynamic configuration. */
export const traefik: Extractor = {
  id: 'traefik',
  title: 'Traefik',
  group: 'infra',
  applies: (file) => /\.ya?ml$/i.test(file.path) && /\bloadBalancer\s*:/.test(file.text),
  extract: (file) => {
    const services = entriesOf(entry(file.documents?.[0], 'http', 'services'));
    const upstreams = services.flatMap(({ keyAt, value }) =>
      itemsOf(entry(value, 'loadBalancer', 'servers')).flatMap((server) => {
        const address = textOf(entry(server, 'url'));
        return address === undefined ? [] : [{ address, evidence: file.evidence(keyAt, server.end) }];
      }),
    );
    const [first] = upstreams;
    if (first === undefined) return { facts: [], problems: [] };
    return {
      facts: [{ kind: 'upstreams', technology: 'traefik', component: 'gateway', upstreams, evidence: first.evidence }],
      problems: [],
    };
  },
};

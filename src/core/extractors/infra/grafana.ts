import { entry, itemsOf, textOf } from '../../syntax/data-node.ts';
import type { Extractor } from '../extractor.ts';

/** Where Grafana takes its figures from, as its provisioning files say. */
export const grafana: Extractor = {
  id: 'grafana',
  title: 'Grafana data sources',
  group: 'infra',
  applies: (file) => /\.ya?ml$/i.test(file.path) && /^datasources\s*:/m.test(file.text),
  extract: (file) => {
    const sources = itemsOf(entry(file.documents?.[0], 'datasources'));
    const upstreams = sources.flatMap((source) => {
      const address = textOf(entry(source, 'url'));
      return address === undefined ? [] : [{ address, evidence: file.evidence(source.at, source.end) }];
    });
    const [first] = upstreams;
    if (first === undefined) return { facts: [], problems: [] };
    return {
      facts: [
        { kind: 'upstreams', technology: 'grafana', component: 'monitoring', upstreams, evidence: first.evidence },
      ],
      problems: [],
    };
  },
};

import type { Evidence } from '../../model/evidence.ts';
import { entriesOf, entry, itemsOf, scalarText, textsOf } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import type { Extractor } from '../extractor.ts';
import type { UpstreamsFact } from '../fact.ts';

/** What Prometheus scrapes, as far as targets are named. */
export const prometheus: Extractor = {
  id: 'prometheus',
  title: 'Prometheus',
  group: 'infra',
  applies: (file) => /\.ya?ml$/i.test(file.path) && /^scrape_configs\s*:/m.test(file.text),
  extract: (file) => {
    const [document] = file.documents ?? [];
    const scraping = entriesOf(document).find(({ key }) => key === 'scrape_configs');
    const evidence = file.evidence(scraping?.keyAt ?? 0, scraping?.keyEnd ?? 0);
    return { facts: scrapedTargets(document, evidence, file.evidence), problems: [] };
  },
};

/** What a configuration scrapes; `quote` tells of a place in it. */
export function scrapedTargets(
  document: DataNode | undefined,
  evidence: Evidence,
  quote: (at: number, end: number) => Evidence,
): readonly UpstreamsFact[] {
  const upstreams = itemsOf(entry(document, 'scrape_configs')).flatMap((job) => [
    ...itemsOf(entry(job, 'static_configs')).flatMap((group) =>
      textsOf(entry(group, 'targets')).map((address) => ({ address, evidence: quote(job.at, group.end) })),
    ),
    ...registers.flatMap((register) =>
      itemsOf(entry(job, register)).flatMap((asked) => {
        const address = scalarText(entry(asked, 'server'));
        return address === undefined ? [] : [{ address, evidence: quote(job.at, asked.end) }];
      }),
    ),
  ]);
  return upstreams.length === 0
    ? []
    : [{ kind: 'upstreams', technology: 'prometheus', component: 'monitoring', upstreams, evidence }];
}

/** Where it asks what there is to scrape. */
const registers = ['consul_sd_configs', 'eureka_sd_configs'];

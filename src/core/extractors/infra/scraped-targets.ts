import type { Evidence } from '../../model/evidence.ts';
import { entry, itemsOf, scalarText, textsOf } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import type { UpstreamsFact } from '../fact.ts';

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

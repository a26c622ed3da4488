import { entriesOf } from '../../syntax/data-node.ts';
import type { Extractor } from '../extractor.ts';
import { scrapedTargets } from './scraped-targets.ts';

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

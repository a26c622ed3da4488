import type { Review } from '../../review/review.ts';
import { problemsSection } from './closing.ts';
import { diagramSections } from './diagrams.ts';
import { endpointsSection } from './endpoints.ts';
import { figures } from './header.ts';
import { inkOf, plain } from './ink.ts';
import { joined, pageOf, type TerminalOptions } from './page.ts';

/** What was read, for people: endpoints and drawings without a word on whether they are any good. */
export function printFacts(review: Review, options: TerminalOptions): string {
  const page = pageOf(options);
  const silent = { ...review, findings: [] };
  return joined([
    [inkOf(options.color).bold(plain(review.project)), ...figures(page, review)],
    endpointsSection(page, silent),
    ...diagramSections(page, silent, 'service'),
    ...diagramSections(page, silent, 'data'),
    problemsSection(page, review),
  ]);
}

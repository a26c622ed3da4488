import type { Review } from '../../review/review.ts';
import { bottleneckSection, technologySection } from './advice.ts';
import { closing, problemsSection } from './closing.ts';
import { diagramSections } from './diagrams.ts';
import { endpointsSection } from './endpoints.ts';
import { exampleSection } from './example.ts';
import { findingsSection } from './findings.ts';
import { header } from './header.ts';
import { joined, pageOf, type TerminalOptions } from './page.ts';
import { schemaSection } from './schema.ts';

/** The whole review as a person reads it in a terminal: the most urgent first, what to do next last. */
export function printTerminal(review: Review, options: TerminalOptions): string {
  const page = pageOf(options);
  return joined([
    header(page, review),
    findingsSection(page, review),
    endpointsSection(page, review),
    exampleSection(page, review),
    ...diagramSections(page, review, 'service'),
    ...diagramSections(page, review, 'flow'),
    ...diagramSections(page, review, 'data'),
    schemaSection(page, review),
    technologySection(page, review),
    bottleneckSection(page, review),
    problemsSection(page, review),
    closing(page, review),
  ]);
}

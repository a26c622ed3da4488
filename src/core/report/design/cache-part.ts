import type { BackendDesign } from '../../design-backend.ts';
import { cacheEntries, sharedAnswers } from '../../model/cache-entries.ts';
import { codeCell, markdownText, table } from '../markdown/markdown-text.ts';

/** Keys with what fills and empties them; without a cache, what HTTP keeps. */
export function cachePart({ design }: BackendDesign): readonly string[] {
  const rows = cacheEntries(design.system).map(({ key, seconds, filledBy, deletedBy }) => [
    codeCell(key),
    `${seconds} s`,
    filledBy.map(codeCell).join(', '),
    deletedBy.map(codeCell).join(', ') || 'nothing writes it',
  ]);
  const http = sharedAnswers(design.system).map(({ route, header }) => [codeCell(route), codeCell(header)]);
  const decision = design.decisions.find(({ id }) => id === 'cache');
  return [
    '## Cache plan',
    decision === undefined ? '' : markdownText(`${decision.choice} ${decision.changesWhen}`),
    rows.length === 0 ? '' : table(['Key', 'Kept for', 'Filled by', 'Deleted by'], rows),
    http.length === 0 ? '' : table(['Open read', 'Cache-Control'], http),
  ];
}

import { fitted } from '../../model/display-width.ts';
import { count, listed } from '../../model/wording.ts';
import type { Review } from '../../review/review.ts';
import { productsOf } from '../ddl/print-ddl.ts';
import { plain } from './ink.ts';
import { heading, type Page } from './page.ts';

/** Enough to see two or three tables. */
const shown = 24;

export function schemaSection(page: Page, review: Review): readonly string[] {
  const lines = review.ddl.trimEnd().split('\n');
  if (review.ddl === '') return [];
  const kept = excerpt(lines).map((line) => `  ${sql(page, fitted(plain(line), page.width - 2))}`.trimEnd());
  const left = lines.length - kept.length;
  const more = left > 1 ? ['', `  ${page.ink.dim(`and ${count(left, 'more line')}: ${page.command('ddl')}`)}`] : [];
  const readers = listed(productsOf(review.tables ?? []));
  return [
    heading(page, 'Schema', readers === '' ? '' : `as ${readers} read${readers.includes(' and ') ? '' : 's'} it`),
    '',
    ...kept,
    ...more,
  ];
}

/** The cut falls between statements, and not behind a comment that speaks of what follows. */
function excerpt(lines: readonly string[]): readonly string[] {
  if (lines.length <= shown) return lines;
  const end = lines.lastIndexOf('', shown);
  const kept = lines.slice(0, end > 0 ? end : shown);
  while (kept.length > 0 && /^(?:--.*)?$/.test(kept.at(-1) ?? '')) kept.pop();
  return kept;
}

function sql(page: Page, line: string): string {
  if (line.startsWith('--')) return page.ink.dim(line);
  return line.replace(/\b[A-Z]{2,}\b/g, (word) => page.ink.blue(word));
}

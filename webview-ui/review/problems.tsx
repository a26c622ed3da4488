import type { Review } from '../../src/core/review/review.ts';
import { plural } from '../shared/names.ts';
import { PlaceLink } from '../shared/place-link.tsx';
import { t } from '../shared/t.ts';

/** What the review does not know, and why: a silent gap would read like a clean bill. */
export function Problems({ problems }: { readonly problems: Review['problems'] }) {
  if (problems.length === 0) return null;
  return (
    <details class="ba-problems">
      <summary>{t('{0} not understood', plural(problems.length, t('place was'), t('places were')))}</summary>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.file}:${problem.line}:${problem.message}`}>
            <PlaceLink file={problem.file} line={problem.line} /> <span class="ba-sub">{problem.message}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

import type { Review } from '../../src/core/review/review.ts';
import { plural } from '../shared/names.ts';
import { PlaceLink } from '../shared/place-link.tsx';

/** What the review does not know, and why: a silent gap would read like a clean bill. */
export function Problems({ problems }: { readonly problems: Review['problems'] }) {
  if (problems.length === 0) return null;
  return (
    <details class="ba-problems">
      <summary>{plural(problems.length, 'place was', 'places were')} not understood</summary>
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

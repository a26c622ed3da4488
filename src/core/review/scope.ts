import type { Evidence } from '../model/evidence.ts';
import type { ReviewScope } from './review.ts';

/** True where something of the evidence stands in what is reviewed. */
export function touches(scope: ReviewScope, evidence: readonly Evidence[]): boolean {
  if (scope.kind === 'workspace') return true;
  if (scope.kind === 'files') return evidence.some((place) => scope.files.includes(place.file));
  return evidence.some(
    (place) => place.file === scope.file && place.line <= scope.endLine && place.endLine >= scope.line,
  );
}

export function filesOf(scope: ReviewScope): readonly string[] | undefined {
  if (scope.kind === 'workspace') return undefined;
  return scope.kind === 'files' ? scope.files : [scope.file];
}

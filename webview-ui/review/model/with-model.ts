import type { AreaScore, DrawnDiagram, Review, ReviewFinding } from '../../../src/core/review/review.ts';
import { type Severity, severities } from '../../../src/core/rules/finding.ts';
import type { Asking } from '../../../src/protocol/asking-schema.ts';
import type { JudgementView, ModelFindingView } from '../../../src/protocol/judgement-schema.ts';

/** What a model has found so far: what it said before, and what is verified while it still speaks. */
export function modelFindings(judgement: JudgementView | undefined, asking: Asking): readonly ModelFindingView[] {
  const before = judgement?.findings ?? [];
  if (asking.kind !== 'running') return before;
  const fresh = new Set(asking.findings.map(({ fingerprint }) => fingerprint));
  return [...asking.findings, ...before.filter(({ fingerprint }) => !fresh.has(fingerprint))];
}

/** The review with the findings of a model among those of the rules, so that every list and figure counts both. */
export function withModel(
  review: Review,
  found: readonly ModelFindingView[],
  judgement: JudgementView | undefined,
): Review {
  const diagrams = proposed(judgement);
  if (found.length === 0 && diagrams.length === 0) return review;
  const open = found.filter(({ status }) => status !== 'suppressed');
  const { summary } = review;
  return {
    ...review,
    findings: [...review.findings, ...found].toSorted(byWeight),
    summary: {
      ...summary,
      findings: counted(summary.findings, open),
      areas: summary.areas.map((score): AreaScore => {
        const own = open.filter(({ area }) => area === score.area);
        return { area: score.area, counts: counted(score.counts, own) };
      }),
    },
    diagrams: [...review.diagrams, ...diagrams],
  };
}

export function isOfModel(finding: ReviewFinding): finding is ModelFindingView {
  return finding.origin === 'model';
}

function proposed(judgement: JudgementView | undefined): readonly DrawnDiagram[] {
  return judgement?.diagram === undefined ? [] : [{ ...judgement.diagram, view: 'service', nodes: [] }];
}

function byWeight(a: ReviewFinding, b: ReviewFinding): number {
  return severities.indexOf(a.severity) - severities.indexOf(b.severity);
}

function counted(
  before: Readonly<Record<Severity, number>>,
  found: readonly ModelFindingView[],
): Readonly<Record<Severity, number>> {
  const sums = { ...before };
  for (const { severity } of found) sums[severity] += 1;
  return sums;
}

import type { Review, ReviewFinding } from '../../../src/core/review/review.ts';
import { areas, severities } from '../../../src/core/rules/finding.ts';
import { areaNames, severityNames } from '../../shared/names.ts';
import { t } from '../../shared/t.ts';
import type { Grouping, PageState } from '../page-state.ts';

export interface FindingGroup {
  readonly key: string;
  readonly name: string;
  readonly findings: readonly ReviewFinding[];
}

type Filter = Pick<
  PageState,
  'severities' | 'areas' | 'findingQuery' | 'suppressed' | 'fromModel' | 'onlyNew' | 'element'
>;

/** Findings that pass the filters. A filter that names nothing lets everything through. */
export function visibleFindings(review: Review, filter: Filter): ReviewFinding[] {
  const words = filter.findingQuery.toLowerCase().split(/\s+/).filter(Boolean);
  return review.findings.filter(
    (finding) =>
      (filter.suppressed || finding.status !== 'suppressed') &&
      (!filter.onlyNew || (finding.status === 'new' && finding.origin === 'rule')) &&
      (filter.element === undefined || finding.subjects.some((id) => filter.element?.ids.includes(id))) &&
      (!filter.fromModel || finding.origin === 'model') &&
      (filter.severities.length === 0 || filter.severities.includes(finding.severity)) &&
      (filter.areas.length === 0 || filter.areas.includes(finding.area)) &&
      words.every((word) => searchable(finding).includes(word)),
  );
}

export function groupFindings(findings: readonly ReviewFinding[], grouping: Grouping): FindingGroup[] {
  if (grouping === 'file') return byFile(findings);
  const order = grouping === 'severity' ? severities : areas;
  const names: Readonly<Record<string, string>> = grouping === 'severity' ? severityNames : areaNames;
  return order
    .map((key) => ({
      key,
      name: names[key] ?? key,
      findings: findings.filter((finding) => finding[grouping] === key),
    }))
    .filter((group) => group.findings.length > 0);
}

function byFile(findings: readonly ReviewFinding[]): FindingGroup[] {
  const groups = new Map<string, ReviewFinding[]>();
  for (const finding of findings) {
    const file = finding.evidence[0]?.file ?? t('No file');
    groups.set(file, [...(groups.get(file) ?? []), finding]);
  }
  return [...groups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([file, found]) => ({ key: file, name: file, findings: found }));
}

function searchable(finding: ReviewFinding): string {
  const files = finding.evidence.map((evidence) => evidence.file);
  return [finding.title, finding.message, finding.rule, ...files].join('\n').toLowerCase();
}

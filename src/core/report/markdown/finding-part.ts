import type { Evidence } from '../../model/evidence.ts';
import type { Review, ReviewFinding } from '../../review/review.ts';
import { type Severity, severities } from '../../rules/finding.ts';
import { codeSpan, fenced, markdownText } from './markdown-text.ts';

const titles: Readonly<Record<Severity, string>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  info: 'Information',
};

export function findingParts(review: Review): readonly string[] {
  const open = review.findings.filter((finding) => finding.status === 'new');
  const known = review.findings.filter((finding) => finding.status === 'known');
  const silenced = review.findings.filter((finding) => finding.status === 'suppressed');
  const fixed = review.fixed ?? [];
  if (review.findings.length + fixed.length === 0) return ['## Findings', 'None.'];
  const parts = severities.flatMap((severity) => {
    const own = open.filter((finding) => finding.severity === severity);
    return own.length === 0 ? [] : [`### ${titles[severity]}`, ...own.map(inFull)];
  });
  return [
    '## Findings',
    ...(open.length === 0 && review.fixed !== undefined ? ['Nothing new.'] : []),
    ...parts,
    ...listed('Known', known.map(inShort)),
    ...listed('Suppressed by a comment', silenced.map(inShort)),
    ...listed(
      'Fixed since the baseline',
      fixed.map(({ title, rule, file }) => `- ${markdownText(title)} (${codeSpan(rule)}, ${codeSpan(file)})`),
    ),
  ];
}

function listed(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`### ${title}`, lines.join('\n')];
}

function inFull(finding: ReviewFinding): string {
  const [first, ...rest] = finding.evidence;
  const parts = [
    `#### ${markdownText(finding.title)}`,
    `${codeSpan(finding.rule)}${first === undefined ? '' : ` · ${place(first)}`}`,
    ...(first === undefined || first.text.trim() === '' ? [] : [fenced(languageOf(first.file), first.text)]),
    markdownText(finding.message),
    `**Fix:** ${markdownText(finding.fix)}`,
  ];
  if (rest.length > 0) parts.push(`See also ${rest.map(place).join(', ')}.`);
  if (finding.lookedAt.length > 0) parts.push(`Looked at ${finding.lookedAt.map(codeSpan).join(', ')}.`);
  return parts.join('\n\n');
}

function inShort(finding: ReviewFinding): string {
  const [first] = finding.evidence;
  const reason = finding.suppression === undefined ? '' : `: ${markdownText(finding.suppression)}`;
  return `- ${markdownText(finding.title)} (${codeSpan(finding.rule)}${first === undefined ? '' : `, ${place(first)}`})${reason}`;
}

function place(evidence: Evidence): string {
  return codeSpan(`${evidence.file}:${evidence.line}`);
}

const languages: Readonly<Record<string, string>> = {
  yml: 'yaml',
  prisma: 'prisma',
  mts: 'ts',
  cts: 'ts',
  mjs: 'js',
  cjs: 'js',
};

function languageOf(file: string): string {
  const extension = /\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase() ?? '';
  return languages[extension] ?? extension;
}

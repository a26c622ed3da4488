import type { Evidence } from '../../model/evidence.ts';
import type { Review, ReviewFinding } from '../../review/review.ts';
import { type Severity, severities } from '../../rules/finding.ts';
import { block, code, inline, section } from './html-text.ts';

const titles: Readonly<Record<Severity, string>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  info: 'Information',
};

export function findingPart({ findings, fixed = [] }: Review): string {
  const open = findings.filter((finding) => finding.status === 'new');
  const known = findings.filter((finding) => finding.status === 'known');
  const silenced = findings.filter((finding) => finding.status === 'suppressed');
  const parts = severities.flatMap((severity) => {
    const own = open.filter((finding) => finding.severity === severity);
    return own.length === 0 ? [] : [`<h3>${titles[severity]} (${own.length})</h3>`, ...own.map(inFull)];
  });
  const tail = [
    ...listed('Known', known.map(inShort)),
    ...listed('Suppressed by a comment', silenced.map(inShort)),
    ...listed(
      'Fixed since the baseline',
      fixed.map(({ title, rule, file }) => `${inline(title)} (${code(rule)}, ${code(file)})`),
    ),
  ];
  const all = [...parts, ...tail];
  return section('findings', 'Findings', all.length === 0 ? ['<p>None.</p>'] : all);
}

function inFull(finding: ReviewFinding): string {
  const [first, ...rest] = finding.evidence;
  const parts = [
    `<h4>${inline(finding.title)}</h4>`,
    `<p class="meta">${code(finding.rule)}${first === undefined ? '' : ` · ${place(first)}`}</p>`,
    ...(first === undefined || first.text.trim() === '' ? [] : [block(first.text, `${first.file} line ${first.line}`)]),
    `<p>${inline(finding.message)}</p>`,
    `<p><strong>Fix:</strong> ${inline(finding.fix)}</p>`,
  ];
  if (rest.length > 0) parts.push(`<p class="meta">See also ${rest.map(place).join(', ')}.</p>`);
  if (finding.lookedAt.length > 0)
    parts.push(`<p class="meta">Looked at ${finding.lookedAt.map(code).join(', ')}.</p>`);
  return [`<article class="finding ${finding.severity}">`, ...parts, '</article>'].join('\n');
}

function inShort(finding: ReviewFinding): string {
  const reason = finding.suppression === undefined ? '' : `: ${inline(finding.suppression)}`;
  const at = finding.evidence[0] === undefined ? '' : `, ${place(finding.evidence[0])}`;
  return `${inline(finding.title)} (${code(finding.rule)}${at})${reason}`;
}

function listed(title: string, items: readonly string[]): readonly string[] {
  if (items.length === 0) return [];
  return [`<h3>${title} (${items.length})</h3>`, `<ul>${items.map((item) => `<li>${item}</li>`).join('\n')}</ul>`];
}

function place({ file, line }: Evidence): string {
  return code(`${file}:${line}`);
}

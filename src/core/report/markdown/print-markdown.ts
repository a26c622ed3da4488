import { count } from '../../model/wording.ts';
import type { DrawnDiagram, Review } from '../../review/review.ts';
import { severities } from '../../rules/finding.ts';
import { bottleneckParts, technologyParts } from './advice-part.ts';
import { endpointParts } from './endpoint-part.ts';
import { findingParts } from './finding-part.ts';
import { codeSpan, fenced, markdownText, table } from './markdown-text.ts';

/** The whole review as one document, with diagrams that GitHub and VS Code draw. */
export function printMarkdown(review: Review): string {
  const parts = [
    `# Architecture review of ${markdownText(review.project)}`,
    ...scopeParts(review),
    figures(review),
    areas(review),
    ...findingParts(review),
    ...diagramParts(review),
    ...endpointParts(review),
    ...(review.ddl === '' ? [] : ['## Schema', fenced('sql', review.ddl)]),
    ...technologyParts(review),
    ...bottleneckParts(review),
    ...problemParts(review),
  ];
  return `${parts.join('\n\n')}\n`;
}

function scopeParts({ scope }: Review): readonly string[] {
  if (scope.kind === 'workspace') return [];
  if (scope.kind === 'files') return [`Only what stands in ${scope.files.map(codeSpan).join(', ')}.`];
  return [`Only what stands in lines ${scope.line} to ${scope.endLine} of ${codeSpan(scope.file)}.`];
}

function figures({ summary, statistics }: Review): string {
  const parts = [
    count(summary.services, 'service'),
    count(summary.endpoints, 'endpoint'),
    count(summary.tables, 'table'),
    count(summary.calls, 'outgoing call'),
    `${statistics.analyzed.toLocaleString('en-US')} of ${count(statistics.files, 'file')} read`,
  ];
  return parts.join(' · ');
}

function areas({ summary }: Review): string {
  const rows = summary.areas.map(({ area, counts }) => [
    area,
    ...severities.map((severity) => (counts[severity] === 0 ? '' : String(counts[severity]))),
  ]);
  const all = ['**all**', ...severities.map((severity) => `**${summary.findings[severity]}**`)];
  return table(['Area', ...severities], [...rows, all]);
}

const titles: Readonly<Record<DrawnDiagram['view'], string>> = {
  service: 'Services',
  data: 'Data model',
  flow: 'Request flows',
};

function diagramParts(review: Review): readonly string[] {
  return (['service', 'data', 'flow'] as const).flatMap((view) => {
    const own = review.diagrams.filter((diagram) => diagram.view === view);
    const titled = own.length > 1 || view === 'flow';
    const drawn = own.flatMap((diagram) => [
      ...(titled ? [`### ${markdownText(diagram.title)}`] : []),
      fenced('mermaid', diagram.mermaid),
    ]);
    return drawn.length === 0 ? [] : [`## ${titles[view]}`, ...drawn];
  });
}

function problemParts({ problems }: Review): readonly string[] {
  if (problems.length === 0) return [];
  const lines = problems.map(
    (problem) => `- ${codeSpan(`${problem.file}:${problem.line}`)} ${markdownText(problem.message)}`,
  );
  return ['## Not read', lines.join('\n')];
}

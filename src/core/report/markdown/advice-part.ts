import type { Evidence } from '../../model/evidence.ts';
import { capitalized } from '../../model/wording.ts';
import type { Review } from '../../review/review.ts';
import { codeSpan, markdownText, table } from './markdown-text.ts';

export function technologyParts({ technologies }: Review): readonly string[] {
  if (technologies.length === 0) return [];
  return [
    '## Technology',
    ...technologies.map((technology) =>
      [
        `### ${markdownText(capitalized(technology.area))}`,
        `**${markdownText(technology.recommendation)}**`,
        [
          `- Today: ${markdownText(technology.current)}`,
          `- Why: ${markdownText(technology.rationale)}`,
          `- What it costs: ${markdownText(technology.tradeoffs)}`,
          `- When it pays: ${markdownText(technology.adoptWhen)}`,
          ...places(technology.evidence),
        ].join('\n'),
      ].join('\n\n'),
    ),
  ];
}

export function bottleneckParts({ bottlenecks, scaling }: Review): readonly string[] {
  const parts = bottlenecks.map((bottleneck, index) =>
    [
      `### ${index + 1}. ${markdownText(bottleneck.what)}`,
      markdownText(bottleneck.why),
      [
        `- Measure: ${markdownText(bottleneck.measure)}`,
        `- Then: ${markdownText(bottleneck.mitigation)}`,
        ...places(bottleneck.evidence),
      ].join('\n'),
    ].join('\n\n'),
  );
  const rows = scaling.map((note) => [note.at, note.what, note.action].map(markdownText));
  const growth = rows.length === 0 ? [] : ['## As it grows', table(['At', 'What happens', 'What to do'], rows)];
  return [...(parts.length === 0 ? [] : ['## Bottlenecks', ...parts]), ...growth];
}

function places(evidence: readonly Evidence[]): readonly string[] {
  if (evidence.length === 0) return [];
  return [`- Seen in ${evidence.map(({ file, line }) => codeSpan(`${file}:${line}`)).join(', ')}`];
}

import type { DrawnDiagram } from '../../../src/core/review/review.ts';
import { t } from '../../shared/t.ts';

const kinds: readonly (readonly [string, string])[] = [
  ['service', t('Service')],
  ['client', t('Client')],
  ['db', t('Database')],
  ['cache', t('Cache')],
  ['queue', t('Queue or topic')],
  ['external', t('External')],
];

/** Only what the drawing shows. */
export function DiagramLegend({ diagram }: { readonly diagram: DrawnDiagram }) {
  const shown = kinds.filter(([kind]) => diagram.mermaid.includes(`:::${kind}`));
  const marked = diagram.nodes.some((node) => node.findings.length > 0);
  const asynchronous = diagram.mermaid.includes('-.->');
  if (shown.length === 0 && !marked) return null;
  return (
    <ul class="ba-legend" aria-label={t('Legend')}>
      {shown.map(([kind, name]) => (
        <li key={kind}>
          <span class={`ba-swatch ba-swatch-${kind}`} />
          {name}
        </li>
      ))}
      {asynchronous ? (
        <li>
          <span class="ba-swatch-line" />
          {t('Message')}
        </li>
      ) : null}
      {marked ? (
        <li>
          <span class="ba-swatch-badge">n</span>
          {t('Findings')}
        </li>
      ) : null}
    </ul>
  );
}

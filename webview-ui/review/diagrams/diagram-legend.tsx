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

/** The silhouettes of the drawing, since colors alone tell nothing to some, and in high contrast to nobody. */
const outlines: Readonly<Record<string, string>> = {
  service: 'M1 1.5h16v10H1z',
  client: 'M4 1.5h10a3 3 0 0 1 3 3v4a3 3 0 0 1-3 3H4a3 3 0 0 1-3-3v-4a3 3 0 0 1 3-3z',
  db: 'M2 3v7c0 1 3 2 7 2s7-1 7-2V3c0-1-3-2-7-2S2 2 2 3c0 1 3 2 7 2s7-1 7-2',
  cache: 'M6 1.5h6a5 5 0 0 1 0 10H6a5 5 0 0 1 0-10z',
  queue: 'M1 1.5h16v10H1zM4 1.5v10M14 1.5v10',
  external: 'M4.5 1.5h9l4 5-4 5h-9l-4-5z',
};

function Swatch({ kind }: { readonly kind: string }) {
  return (
    <svg class={`ba-swatch ba-swatch-${kind}`} width="18" height="13" viewBox="0 0 18 13" aria-hidden="true">
      <path d={outlines[kind]} />
    </svg>
  );
}

/** Only what the drawing shows. */
export function DiagramLegend({ diagram }: { readonly diagram: DrawnDiagram }) {
  const shown = kinds.filter(([kind]) => diagram.mermaid.includes(`:::${kind}`));
  const marked = diagram.nodes.some((node) => node.findings.length > 0);
  // A flow begins with its first step, which the drawing shows better.
  const summary = diagram.view === 'flow' ? '' : (diagram.text.split('\n', 1)[0] ?? '');
  const asynchronous = diagram.mermaid.includes('-.->');
  return (
    <div class="ba-legend">
      <ul aria-label={t('Legend')}>
        {shown.map(([kind, name]) => (
          <li key={kind}>
            <Swatch kind={kind} />
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
      <p title={summary}>{summary}</p>
    </div>
  );
}

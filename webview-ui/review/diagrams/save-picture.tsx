import { useState } from 'preact/hooks';
import { withPlainLabels } from '../../../src/core/diagrams/mermaid/label.ts';
import type { DrawnDiagram } from '../../../src/core/review/review.ts';
import { send } from '../../shared/host.ts';
import { Icon } from '../../shared/icon.tsx';
import { t } from '../../shared/t.ts';
import { drawDiagram } from './draw-diagram.ts';
import { pngOf } from './png-of.ts';
import { standaloneSvg } from './standalone-svg.ts';

/** Draws again for the eyes of other programs, and lets the host write the file. */
export function SavePicture({ diagram, kind }: { readonly diagram: DrawnDiagram; readonly kind: 'svg' | 'png' }) {
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    const drawing = await drawDiagram(plainText(diagram.mermaid), { htmlLabels: false });
    setBusy(false);
    if (!drawing.ok)
      return send({ type: 'failed', message: t('The picture was not drawn: {0}', drawing.reason).slice(0, 2000) });
    const svg = standaloneSvg(drawing.svg);
    const text = kind === 'svg' ? svg : await pngOf(svg);
    if (text === undefined) return send({ type: 'failed', message: t('The picture was too large to be painted.') });
    send({ type: 'save', name: `${fileName(diagram.title)}.${kind}`, text });
  };
  return (
    <button type="button" class="ba-tool" aria-disabled={busy} onClick={() => void (busy ? undefined : save())}>
      <Icon name="save" />
      <span>
        <span class="ba-verb">{t('Save')} </span>
        {kind.toUpperCase()}…
      </span>
    </button>
  );
}

/** Without HTML labels, encoded characters are printed as their codes; sequence diagrams never have HTML labels. */
function plainText(mermaid: string): string {
  return mermaid.startsWith('sequenceDiagram') ? mermaid : withPlainLabels(mermaid);
}

function fileName(title: string): string {
  const words = title
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase();
  return words.slice(0, 60) || 'diagram';
}

import { useState } from 'preact/hooks';
import type { DrawnDiagram } from '../../../src/core/review/review.ts';
import { CopyButton } from '../../shared/copy-button.tsx';
import { Icon } from '../../shared/icon.tsx';
import type { IconName } from '../../shared/icons.ts';
import { SearchBox } from '../../shared/search-box.tsx';
import { t } from '../../shared/t.ts';
import { usePage } from '../page-context.ts';
import { DiagramChoice } from './diagram-choice.tsx';
import { DiagramLegend } from './diagram-legend.tsx';
import { DiagramStage } from './diagram-stage.tsx';
import { DiagramText } from './diagram-text.tsx';
import type { PanZoom } from './pan-zoom.ts';
import { SavePicture } from './save-picture.tsx';

export function DiagramsTab() {
  const { review, state, update } = usePage();
  const [panZoom, setPanZoom] = useState<PanZoom>();
  const [scale, setScale] = useState(1);
  const [query, setQuery] = useState('');
  const diagram = review.diagrams[state.diagram] ?? review.diagrams[0];
  if (diagram === undefined) return <NoDiagrams />;
  const asText = state.diagramAsText;
  return (
    <div class="ba-diagrams">
      <div class="ba-toolbar">
        <DiagramChoice
          diagrams={review.diagrams}
          chosen={diagram}
          onChoose={(position) => update({ diagram: position })}
        />
        {asText ? null : <SearchBox label={t('Find in the diagram')} value={query} onChange={setQuery} />}
        <span class="ba-grow" />
        {asText || panZoom === undefined ? null : <ZoomTools panZoom={panZoom} scale={scale} />}
        <button
          type="button"
          class="ba-tool"
          title={t('Text')}
          aria-pressed={asText}
          onClick={() => update({ diagramAsText: !asText })}
        >
          <Icon name="list" />
          <span class="ba-tool-name">{t('Text')}</span>
        </button>
        <CopyButton text={diagram.mermaid} label={t('Copy Mermaid')} words />
        <SavePicture diagram={diagram} kind="svg" />
        <SavePicture diagram={diagram} kind="png" />
      </div>
      {asText ? (
        <DiagramText diagram={diagram} />
      ) : (
        <Drawn
          diagram={diagram}
          query={query}
          onReady={setPanZoom}
          onScale={setScale}
          onText={() => update({ diagramAsText: true })}
        />
      )}
    </div>
  );
}

interface DrawnProps {
  readonly diagram: DrawnDiagram;
  readonly query: string;
  readonly onReady: (panZoom: PanZoom | undefined) => void;
  readonly onScale: (scale: number) => void;
  readonly onText: () => void;
}

function Drawn(props: DrawnProps) {
  return (
    <>
      <DiagramStage key={props.diagram.mermaid} {...props} />
      <DiagramLegend diagram={props.diagram} />
    </>
  );
}

function ZoomTools({ panZoom, scale }: { readonly panZoom: PanZoom; readonly scale: number }) {
  return (
    <fieldset class="ba-zoom" aria-label={t('Zoom')}>
      <IconButton icon="zoom-out" label={t('Zoom out (−)')} onClick={() => panZoom.zoom(0.8)} />
      <button type="button" class="ba-tool ba-percent" title={t('Actual size (1)')} onClick={panZoom.actualSize}>
        {Math.round(scale * 100)} %
      </button>
      <IconButton icon="zoom-in" label={t('Zoom in (+)')} onClick={() => panZoom.zoom(1.25)} />
      <IconButton icon="fit" label={t('Fit into the window (0)')} onClick={panZoom.fit} />
    </fieldset>
  );
}

function IconButton(props: { readonly icon: IconName; readonly label: string; readonly onClick: () => void }) {
  return (
    <button type="button" class="ba-icon-button" title={props.label} onClick={props.onClick}>
      <Icon name={props.icon} />
      <span class="ba-hidden">{props.label}</span>
    </button>
  );
}

function NoDiagrams() {
  return (
    <div class="ba-empty">
      <p>{t('There is nothing to draw: no service, table or endpoint was found.')}</p>
    </div>
  );
}

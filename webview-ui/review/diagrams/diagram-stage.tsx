import { useEffect, useRef, useState } from 'preact/hooks';
import type { DrawnDiagram } from '../../../src/core/review/review.ts';
import { send } from '../../shared/host.ts';
import { t } from '../../shared/t.ts';
import { usePage } from '../page-context.ts';
import { bestDrawing } from './best-drawing.ts';
import { type DrawnNode, isGroup, prepareNodes } from './diagram-nodes.tsx';
import type { Drawing } from './draw-diagram.ts';
import { mostConnected } from './most-connected.ts';
import { directionOfKey, nearestNode } from './nearest-node.ts';
import { attachPanZoom, type PanZoom } from './pan-zoom.ts';

interface StageProps {
  readonly diagram: DrawnDiagram;
  /** Nodes that do not say this step back. */
  readonly query: string;
  readonly onScale: (scale: number) => void;
  /** Hands out the handles of the toolbar; undefined while nothing is drawn. */
  readonly onReady: (panZoom: PanZoom | undefined) => void;
  readonly onText: () => void;
}

export function DiagramStage({ diagram, query, onScale, onReady, onText }: StageProps) {
  const { review, update } = usePage();
  const [drawing, setDrawing] = useState<Drawing>();
  const frame = useRef<HTMLDivElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<{ readonly nodes: readonly DrawnNode[]; readonly panZoom: PanZoom }>();

  useEffect(() => {
    let current = true;
    setDrawing(undefined);
    const window = { width: frame.current?.clientWidth ?? 0, height: frame.current?.clientHeight ?? 0 };
    bestDrawing(diagram.mermaid, window).then((result) => {
      if (!current) return;
      setDrawing(result);
      if (!result.ok)
        send({ type: 'failed', message: t('{0} was not drawn: {1}', diagram.title, result.reason).slice(0, 2000) });
    });
    return () => {
      current = false;
    };
  }, [diagram]);

  useEffect(() => {
    if (!drawing?.ok || frame.current === null || layer.current === null) return undefined;
    const svg = place(drawing.svg, layer.current);
    if (svg === undefined) return undefined;
    const nodes = prepareNodes(svg, diagram.nodes, review);
    const center = mostConnected(
      diagram.mermaid,
      nodes.map(({ link }) => link.node),
    );
    const begins = nodes.filter(({ link }) => center === undefined || link.node === center);
    const panZoom = attachPanZoom(
      frame.current,
      layer.current,
      sizeOf(svg),
      begins.map(({ element }) => element),
      onScale,
    );
    const unlisten = listenToNodes(frame.current, nodes, panZoom, (fingerprint) =>
      update({ tab: 'findings', finding: fingerprint, severities: [], areas: [], findingQuery: '' }),
    );
    onReady(panZoom);
    setShown({ nodes, panZoom });
    return () => {
      onReady(undefined);
      setShown(undefined);
      unlisten();
      panZoom.dispose();
    };
  }, [drawing]);

  useEffect(() => {
    if (shown !== undefined) find(query, shown.nodes, shown.panZoom);
  }, [query, shown]);

  return (
    <div class="ba-stage">
      <div
        ref={frame}
        class="ba-frame"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the drawing is moved and zoomed by keys
        tabIndex={0}
        aria-label={t('{0}. Arrows move, plus and minus zoom, 0 fits; Enter steps into the nodes.', diagram.title)}
      >
        <div ref={layer} class="ba-layer" />
      </div>
      {drawing === undefined ? <StillDrawing /> : null}
      {drawing !== undefined && !drawing.ok ? <NotDrawn onText={onText} /> : null}
    </div>
  );
}

function StillDrawing() {
  return (
    <div class="ba-overlay">
      <span class="ba-spinner" />
      <p role="status">{t('Drawing…')}</p>
    </div>
  );
}

function NotDrawn({ onText }: { readonly onText: () => void }) {
  return (
    <div class="ba-overlay">
      <p role="status">{t('This diagram could not be drawn. Its content is there as text.')}</p>
      <button type="button" class="ba-button" onClick={onText}>
        {t('Show as Text')}
      </button>
    </div>
  );
}

/** Parsed, not set as HTML of the page: what Mermaid writes may hold markup, and scripts in it never run this way. */
function place(svg: string, layer: HTMLElement): SVGSVGElement | undefined {
  const element = new DOMParser().parseFromString(svg, 'text/html').querySelector('svg');
  if (element === null) return undefined;
  layer.replaceChildren(element);
  return element;
}

function sizeOf(svg: SVGSVGElement) {
  const { width, height } = svg.viewBox.baseVal;
  svg.setAttribute('width', String(width));
  svg.setAttribute('height', String(height));
  svg.style.maxWidth = 'none';
  return { width, height };
}

/** One tab stop for all nodes: Enter on the drawing steps in, arrows go on, Enter opens the source, F its findings. */
function listenToNodes(
  frame: HTMLElement,
  nodes: readonly DrawnNode[],
  panZoom: PanZoom,
  showFinding: (fingerprint: string) => void,
): () => void {
  const listening = new AbortController();
  const options = { signal: listening.signal };
  const nodeAt = (target: EventTarget | null) =>
    nodes.findIndex(
      ({ element, badge }) => target instanceof Node && (element.contains(target) || badge?.contains(target)),
    );
  const focus = (position: number | undefined) => {
    const node = nodes[position ?? -1];
    node?.control.focus({ preventScroll: true });
    if (node !== undefined) panZoom.reveal(node.element);
  };
  frame.addEventListener(
    'click',
    (event) => {
      const node = nodes[nodeAt(event.target)];
      if (node === undefined) return;
      const onBadge = event.target instanceof Element && event.target.closest('.ba-node-badge') !== null;
      if (onBadge) showFindingsOf(node, showFinding);
      else open(node);
    },
    options,
  );
  frame.addEventListener(
    'keydown',
    (event) => {
      const at = nodeAt(event.target);
      const direction = directionOfKey[event.key];
      if (at === -1 && event.key === 'Enter') focus(0);
      else if (at === -1) return;
      else if (event.key === 'Escape') frame.focus();
      else if (event.key === 'Enter' && nodes[at] !== undefined) open(nodes[at]);
      else if (event.key === 'f' && nodes[at] !== undefined) showFindingsOf(nodes[at], showFinding);
      else if (direction !== undefined)
        focus(
          nearestNode(
            nodes.map(({ element }) => element.getBoundingClientRect()),
            at,
            direction,
          ),
        );
      else return;
      event.preventDefault();
    },
    options,
  );
  return () => listening.abort();
}

/** What is sought stays as it is, the rest fades, and the first that fits comes into view. */
function find(query: string, nodes: readonly DrawnNode[], panZoom: PanZoom): void {
  const wanted = query.trim().toLowerCase();
  const fits = ({ link }: DrawnNode) => link.label.toLowerCase().includes(wanted);
  for (const node of nodes) node.element.classList.toggle('ba-faded', wanted !== '' && !fits(node));
  const first = wanted === '' ? undefined : nodes.find(fits);
  if (first !== undefined) panZoom.reveal(first.element);
}

/** A group of an overview stands nowhere in the code: it opens what it stands for. */
function open({ link }: DrawnNode): void {
  if (link.file !== undefined) send({ type: 'open', file: link.file, line: link.line ?? 1 });
  else if (isGroup(link)) send({ type: 'group', group: link.element });
}

function showFindingsOf({ link }: DrawnNode, show: (fingerprint: string) => void): void {
  const first = link.findings[0];
  if (first !== undefined) show(first);
}

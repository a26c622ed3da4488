/** How the views name their nodes. */
const kinds = ['service', 'client', 'db', 'cache', 'queue', 'external'];

/**
 * Colors as the page's own variables: Mermaid refuses `var()` in its theme variables but keeps it in theme CSS, so a
 * new color theme recolors a drawing without drawing it again. `--d-*` are defined in `styles/diagrams.css`.
 */
export const themeCss = `
.node rect, .node polygon, .node circle, .node .label-container:not(g), .node path[stroke="none"], .node path.label-container
  { fill: var(--d-node) !important; }
.node rect, .node polygon, .node circle, .node .label-container:not(g), .node path[fill="none"], .node path.label-container
  { stroke: var(--d-line) !important; stroke-width: 1px !important; }
${filled('db', '--d-db')}
${filled('cache', '--d-cache')}
${filled('queue', '--d-queue')}
${filled('external', '--d-bg')}
${filled('client', '--d-bg')}
.node.external .label-container { stroke-dasharray: 4 3 !important; }
.cluster rect { fill: var(--d-group) !important; stroke: var(--d-group-line) !important; stroke-width: 1px !important; rx: 6px; ry: 6px; }
.nodeLabel, .label, .label text, .label span, text, tspan, text.actor > tspan, .messageText, .name .nodeLabel
  { fill: var(--d-fg) !important; color: var(--d-fg) !important; }
.cluster-label span, .cluster-label text, .cluster-label p, .edgeLabel, .edgeLabel span, .edgeLabel p, .edgeLabel tspan
  { fill: var(--d-sub) !important; color: var(--d-sub) !important; }
.edgeLabel, .edgeLabel p, .edgeLabel rect, .edgeLabel .label rect, .labelBkg, .edgeLabel .background
  { background-color: var(--d-bg) !important; fill: var(--d-bg) !important; opacity: 1 !important; }
.edgeLabel .label, .edgeLabel .label span, .edgeLabel p { font-size: 11.5px; }
.edgeLabel p { padding: 0 3px; }
.flowchart-link, .relationshipLine, .messageLine0, .messageLine1, .loopLine
  { stroke: var(--d-edge) !important; stroke-width: 1.25px !important; }
.actor-line { stroke: var(--d-line) !important; stroke-width: 1px !important; stroke-dasharray: 4 4; }
.marker, .arrowheadPath, .arrowMarkerPath, .arrowhead path, marker path
  { fill: var(--d-edge) !important; stroke: var(--d-edge) !important; }
.marker.er path, .marker.er circle { fill: var(--d-bg) !important; stroke: var(--d-edge) !important; stroke-width: 1.25px; }
.row-rect-odd path[stroke="none"] { fill: var(--d-bg) !important; }
.row-rect-even path[stroke="none"] { fill: var(--d-row) !important; }
.row-rect-odd path[fill="none"], .row-rect-even path[fill="none"] { stroke: none !important; }
.divider path, .divider path[fill="none"] { stroke: var(--d-hair) !important; }
${ofNodes('.nodeLabel p')} { font-size: 11.5px; color: var(--d-sub) !important; line-height: 1.4; }
${ofNodes('.nodeLabel p::first-line')} { font-size: 13px; font-weight: 600; color: var(--d-fg); }
.name .nodeLabel, .name text, .name tspan, text.actor > tspan
  { font-weight: 600; }
.attribute-type .nodeLabel, .attribute-keys .nodeLabel, .attribute-comment .nodeLabel,
.attribute-type text, .attribute-keys text, .attribute-comment text
  { color: var(--d-sub) !important; fill: var(--d-sub) !important; }
rect.actor { fill: var(--d-node) !important; stroke: var(--d-line) !important; }
.note, .labelBox { fill: var(--d-group) !important; stroke: var(--d-line) !important; }
.noteText, .noteText tspan, .loopText, .loopText tspan, .labelText, .labelText tspan { fill: var(--d-fg) !important; }
.sequenceNumber { fill: var(--d-bg) !important; color: var(--d-bg) !important; }
[id$="sequencenumber"] circle { fill: var(--d-edge) !important; }
`;

/** The first line of a label is the name; what follows, its technology, steps back. */
function ofNodes(part: string): string {
  return kinds.map((kind) => `.node.${kind} ${part}`).join(', ');
}

function filled(kind: string, variable: string): string {
  return `.node.${kind} .label-container:not(g), .node.${kind} path.label-container, .node.${kind} path[stroke="none"]
  { fill: var(${variable}) !important; }`;
}

/** Every color that Mermaid would choose by itself; theme CSS covers each, and this is what remains if it did not. */
const plain = {
  background: '#ffffff',
  primaryColor: '#ffffff',
  primaryTextColor: '#333333',
  primaryBorderColor: '#888888',
  lineColor: '#888888',
};

export type Layout = 'elk' | 'dagre';

export function mermaidConfig(layout: Layout, htmlLabels: boolean) {
  const fontFamily = getComputedStyle(document.body).fontFamily;
  return {
    startOnLoad: false,
    securityLevel: 'strict' as const,
    suppressErrorRendering: true,
    theme: 'base' as const,
    look: 'classic' as const,
    layout,
    // Above these Mermaid throws or draws a picture of an error; the views stay far below.
    maxTextSize: 400_000,
    maxEdges: 3_000,
    htmlLabels,
    flowchart: {
      diagramPadding: 16,
      htmlLabels,
      // A name that is broken would be bold in its first line only, and a path is read in one piece.
      wrappingWidth: 320,
      nodeSpacing: 28,
      rankSpacing: 48,
      padding: 12,
      useMaxWidth: false,
    },
    er: { useMaxWidth: false, nodeSpacing: 80, rankSpacing: 150, diagramPadding: 24 },
    sequence: { useMaxWidth: false, mirrorActors: false, bottomMarginAdj: 24, height: 40, width: 130 },
    fontFamily,
    fontSize: 13,
    themeCSS: themeCss,
    // What a diagram's own text may not change.
    secure: [
      'secure',
      'securityLevel',
      'startOnLoad',
      'maxTextSize',
      'maxEdges',
      'theme',
      'themeCSS',
      'themeVariables',
      'fontFamily',
      'htmlLabels',
      'layout',
      'look',
    ],
    themeVariables: { ...plain, fontSize: '13px' },
  };
}

import { type Layout, mermaidConfig } from './mermaid-theme.ts';
import { withoutHelpers, withRowsOfUnrelated } from './rows-of-unrelated.ts';

export type Drawing = { readonly ok: true; readonly svg: string } | { readonly ok: false; readonly reason: string };

interface DrawOptions {
  /** False for pictures that other programs read: they know no HTML inside SVG. */
  readonly htmlLabels: boolean;
}

// Mermaid measures text in one hidden element and keeps one configuration: drawings wait for each other.
let last: Promise<unknown> = Promise.resolve();
let drawn = 0;
const crowFoot = 9;
const known = new Map<string, Drawing>();

export function drawDiagram(text: string, options: DrawOptions): Promise<Drawing> {
  const key = `${options.htmlLabels}\n${text}`;
  const drawing = last.then(async () => known.get(key) ?? (await firstThatWorks(text, options)));
  last = drawing.then((result) => known.set(key, result));
  return drawing;
}

/** ELK draws best; dagre fails on some nested groups; without groups both have less to fail on. */
async function firstThatWorks(text: string, options: DrawOptions): Promise<Drawing> {
  const attempts: readonly (readonly [Layout, string])[] = [
    ['elk', text],
    ['dagre', text],
    ['dagre', withoutGroups(text)],
  ];
  let reason = '';
  for (const [layout, source] of attempts) {
    const drawing = await draw(layout, source, options);
    if (drawing.ok) return drawing;
    reason = drawing.reason;
  }
  return { ok: false, reason };
}

async function draw(layout: Layout, text: string, { htmlLabels }: DrawOptions): Promise<Drawing> {
  // Loaded on first use: most of the page's weight is here, and many readers never look at a diagram.
  const { default: mermaid } = await import('mermaid');
  drawn += 1;
  try {
    mermaid.initialize(mermaidConfig(layout, htmlLabels));
    const isData = text.startsWith('erDiagram');
    const source = isData ? withRowsOfUnrelated(text) : withoutStickFigures(text);
    const { svg } = await mermaid.render(`ba-drawing-${drawn}`, source);
    return { ok: true, svg: isData ? withLabelsRaised(withoutHelpers(svg, text)) : svg };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Names of relations stand on the crow's feet otherwise; the layout leaves no setting for it. */
function withLabelsRaised(svg: string): string {
  return svg.replace(
    /(<g class="edgeLabel" transform="translate\([\d.-]+, ?)([\d.-]+)\)/g,
    (_, before: string, y: string) => `${before}${Number(y) - crowFoot})`,
  );
}

/** The first number of the first line would stand on the figure's name. */
function withoutStickFigures(text: string): string {
  return text.startsWith('sequenceDiagram') ? text.replace(/^ {2}actor (?=p\d+ as )/gm, '  participant ') : text;
}

function withoutGroups(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/^\s*(?:subgraph\b.*|end)$/.test(line))
    .join('\n');
}

import { render } from 'preact';
import type { DiagramNodeLink, Review } from '../../../src/core/review/review.ts';
import { type Severity, severities } from '../../../src/core/rules/finding.ts';
import { plural } from '../../shared/names.ts';
import { SeverityMark } from '../../shared/severity-mark.tsx';
import { t } from '../../shared/t.ts';

/** A node of the drawing that stands for something. */
export interface DrawnNode {
  readonly link: DiagramNodeLink;
  /** Everything that belongs to it: a click anywhere on it is meant for it. */
  readonly element: SVGElement;
  /** What takes the focus and has the name: of a table its title, else the node itself. */
  readonly control: SVGElement;
  readonly badge: SVGElement | undefined;
}

/** Elements of our node ids, whatever kind of diagram Mermaid drew, with names and marks for people. */
export function prepareNodes(svg: SVGSVGElement, links: readonly DiagramNodeLink[], review: Review): DrawnNode[] {
  return links.flatMap((link) => {
    const element = elementOf(svg, link.node);
    if (element === undefined) return [];
    separateLines(element);
    element.classList.add('ba-node');
    const opens = link.file !== undefined || isGroup(link);
    if (opens) element.classList.add('ba-opens');
    const control = element.querySelector<SVGElement>('g.name') ?? element;
    control.classList.add('ba-node-control');
    control.setAttribute('role', opens ? 'button' : 'img');
    control.setAttribute('aria-label', spoken(link, control));
    control.setAttribute('tabindex', '-1');
    const worst = worstSeverity(link, review);
    const marked = worst === undefined ? undefined : badge(element, link.findings.length, worst);
    // Beside the node, not in it: Mermaid's colors reach everything inside.
    if (marked !== undefined) element.after(marked);
    return [{ link, element, control, badge: marked }];
  });
}

/** Ids of groups are made of words; those of elements begin with their kind. */
export function isGroup({ element }: DiagramNodeLink): boolean {
  return /^(?:the rest of |\w+: )/.test(element);
}

function elementOf(svg: SVGSVGElement, node: string): SVGElement | undefined {
  const found =
    svg.querySelector<SVGElement>(`g.node[id*="-${node}-"], g[id*="entity-${node}-"]`) ??
    svg.querySelector<SVGElement>(`rect.actor[name="${node}"]`)?.closest<SVGElement>('g') ??
    undefined;
  return found ?? undefined;
}

/** Lines of a label are words of their own to those who hear them, too. */
function separateLines(element: SVGElement): void {
  for (const line of element.querySelectorAll('.nodeLabel br')) line.after(' ');
}

/** Begins with what is seen, so that who speaks to the page can say it. */
function spoken(link: DiagramNodeLink, control: SVGElement): string {
  const seen = (control.textContent ?? '').replace(/\s+/g, ' ').trim();
  const findings = link.findings.length === 0 ? '' : `, ${plural(link.findings.length, t('finding'), t('findings'))}`;
  return `${seen === '' ? link.label : seen}${findings}${link.file === undefined ? '' : `, ${t('opens its code')}`}`;
}

export function worstSeverity(link: DiagramNodeLink, review: Review): Severity | undefined {
  const found = review.findings.filter((finding) => link.findings.includes(finding.fingerprint));
  return severities.find((severity) => found.some((finding) => finding.severity === severity));
}

const badgeHeight = 18;

/** A pill on the corner of a node: the gravest mark and how many findings speak of it. */
function badge(element: SVGElement, count: number, severity: Severity): SVGGElement {
  const box = boxOf(element);
  const figure = count > 99 ? '99+' : String(count);
  const width = 26 + 7 * figure.length;
  const corner = `translate(${box.x + box.width - width + 8}, ${box.y - badgeHeight / 2})`;
  const transform = `${element.getAttribute('transform') ?? ''} ${corner}`.trim();
  const group = svgElement('g', { class: 'ba-node-badge', transform });
  const ground = svgElement('rect', {
    class: 'ba-node-badge-ground',
    width: String(width),
    height: String(badgeHeight),
    rx: String(badgeHeight / 2),
  });
  const mark = svgElement('g', { transform: 'translate(5, 3) scale(0.75)' });
  const text = svgElement('text', { x: '21', y: String(badgeHeight / 2), dy: '0.36em' });
  text.textContent = figure;
  render(<SeverityMark severity={severity} />, mark);
  group.append(ground, mark, text);
  return group;
}

/** Of an actor its box only: its group may reach down the whole life line. */
function boxOf(element: SVGElement): DOMRect {
  const shape = element.querySelector<SVGGraphicsElement>('rect.actor') ?? element;
  return (shape as SVGGraphicsElement).getBBox();
}

function svgElement<Name extends keyof SVGElementTagNameMap>(name: Name, attributes: Readonly<Record<string, string>>) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

import { corsWords } from '../../model/cors-words.ts';
import { displayWidth, fitted } from '../../model/display-width.ts';
import { guardKinds, turnsAway } from '../../model/endpoint.ts';
import { groupBy } from '../../model/group-by.ts';
import { shownPath } from '../../model/shown-path.ts';
import { count } from '../../model/wording.ts';
import type { Review, ReviewEndpoint } from '../../review/review.ts';
import { severities } from '../../rules/finding.ts';
import { plain } from './ink.ts';
import { type Cell, columns, heading, type Page } from './page.ts';
import { severityInk, severityMark } from './severity-style.ts';

/** More rows than this are looked up, not read. */
const shown = 80;

export function endpointsSection(page: Page, review: Review): readonly string[] {
  if (review.endpoints.length === 0) return [];
  const rows = review.endpoints.slice(0, shown);
  const groups = [...groupBy(rows, (endpoint) => endpoint.serviceName)].flatMap(([name, own]) => [
    '',
    `  ${page.ink.bold(plain(name))}${page.ink.dim(corsNote(own))}`,
    ...tableOf(page, review, own),
  ]);
  const left = review.endpoints.length - rows.length;
  const more =
    left > 0 ? ['', `  ${page.ink.dim(`and ${count(left, 'more endpoint')}: --format json lists all`)}`] : [];
  return [heading(page, 'Endpoints', 'guards found on the way, tables read → written'), ...groups, ...more];
}

/** What only browsers obey is said once: it keeps nobody out, and most services say it for all of their routes. */
function corsNote(endpoints: readonly ReviewEndpoint[]): string {
  const policies = endpoints.map(({ guards }) => guards.filter(({ kind }) => kind === 'cors').map(corsWords));
  const said = [...new Set(policies.flat())];
  if (said.length === 0) return '';
  const having = policies.filter(({ length }) => length > 0).length;
  const where = having === endpoints.length ? '' : ` on ${having} of ${count(endpoints.length, 'route')}`;
  return `  CORS${where}: ${plain(said.join(' or '))}`;
}

interface Widths {
  readonly path: number;
  readonly guards: number;
  readonly data: number;
}

function tableOf(page: Page, review: Review, endpoints: readonly ReviewEndpoint[]): readonly string[] {
  const widths = widthsFor(page, endpoints);
  return columns(
    endpoints.map((endpoint) => row(page, review, endpoint, widths)),
    4,
  );
}

/** Indent, mark, method and the gaps between columns. */
const fixed = 4 + 1 + 7 + 8;

/** Paths get what they need up to half the page, guards and tables share the rest. */
function widthsFor(page: Page, endpoints: readonly ReviewEndpoint[]): Widths {
  const longest = (text: (endpoint: ReviewEndpoint) => string): number =>
    Math.max(...endpoints.map((endpoint) => displayWidth(text(endpoint))));
  const room = page.width - fixed;
  const path = Math.min(
    longest((endpoint) => plain(shownPath(endpoint.path))),
    Math.floor(room * 0.5),
  );
  const data = longest((endpoint) => dataOf(endpoint, page.width));
  const guards = Math.min(
    longest((endpoint) => guardsOf(endpoint, page.width)),
    Math.max(room - path - data, Math.floor((room - path) * 0.5)),
  );
  return { path, guards, data: room - path - guards };
}

function row(page: Page, review: Review, endpoint: ReviewEndpoint, widths: Widths): readonly Cell[] {
  const { ink } = page;
  const findings = review.findings.filter((finding) => endpoint.findings.includes(finding.fingerprint));
  const worst = severities.find((severity) => findings.some((finding) => finding.severity === severity));
  const mark = worst === undefined ? ' ' : severityMark[worst];
  return [
    { text: mark, ...(worst === undefined ? {} : { paint: severityInk(ink, worst) }) },
    { text: endpoint.method.padEnd(7), paint: ink.cyan },
    { text: fitted(plain(shownPath(endpoint.path)), widths.path) },
    { text: guardsOf(endpoint, widths.guards), paint: guardInk(ink, endpoint) },
    { text: dataOf(endpoint, widths.data), paint: ink.dim },
  ];
}

function guardInk(ink: Page['ink'], endpoint: ReviewEndpoint): (text: string) => string {
  if (endpoint.onlyWhere !== undefined) return ink.dim;
  return signsIn(endpoint) ? ink.green : ink.yellow;
}

function signsIn({ guards }: ReviewEndpoint): boolean {
  return guards.some((guard) => (guard.kind === 'authentication' && !guard.optional) || guard.kind === 'authorization');
}

/** Who may come in stands before what else is checked. */
function guardsOf(endpoint: ReviewEndpoint, width: number): string {
  const ranked = endpoint.guards
    .filter(turnsAway)
    .sort((a, b) => guardKinds.indexOf(a.kind) - guardKinds.indexOf(b.kind));
  const where = endpoint.onlyWhere === undefined ? [] : [`only where ${endpoint.onlyWhere.name}`];
  const names = [...where, ...ranked.map((guard) => `${guard.name}${guard.optional ? '?' : ''}`)];
  return fittedList(names.length === 0 ? ['none'] : names, width);
}

function dataOf({ reads, writes }: ReviewEndpoint, width: number): string {
  if (writes.length === 0) return fittedList(reads, width);
  const written = `→ ${fittedList(writes, width - 2)}`;
  const room = width - displayWidth(written) - 1;
  return reads.length === 0 || room < 8 ? written : `${fittedList(reads, room)} ${written}`;
}

/** As many names as fit, and how many more there are. */
function fittedList(names: readonly string[], width: number): string {
  const texts = names.map(plain);
  for (let kept = texts.length; kept > 0; kept -= 1) {
    const more = kept === texts.length ? '' : ` +${texts.length - kept}`;
    const text = `${texts.slice(0, kept).join(', ')}${more}`;
    if (displayWidth(text) <= width) return text;
  }
  return texts.length === 0
    ? ''
    : fitted(`${texts[0]}${texts.length > 1 ? ` +${texts.length - 1}` : ''}`, Math.max(1, width));
}

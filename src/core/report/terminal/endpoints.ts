import { displayWidth, fitted } from '../../model/display-width.ts';
import { groupBy } from '../../model/group-by.ts';
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
  const widths = widthsFor(page, rows);
  const cells = new Map(rows.map((endpoint) => [endpoint, row(page, review, endpoint, widths)]));
  // One table for all services, so that the columns of one stand under those of the other.
  const lines = columns([...cells.values()], 4);
  const byEndpoint = new Map([...cells.keys()].map((endpoint, index) => [endpoint, lines[index] ?? '']));
  const groups = [...groupBy(rows, (endpoint) => endpoint.serviceName)].flatMap(([name, own]) => [
    '',
    `  ${page.ink.bold(plain(name))}`,
    ...own.map((endpoint) => byEndpoint.get(endpoint) ?? ''),
  ]);
  const left = review.endpoints.length - rows.length;
  const more =
    left > 0 ? ['', `  ${page.ink.dim(`and ${count(left, 'more endpoint')}: --format json lists all`)}`] : [];
  return [heading(page, 'Endpoints', 'guards, then tables read → written'), ...groups, ...more];
}

interface Widths {
  readonly path: number;
  readonly guards: number;
  readonly data: number;
}

/** Paths get what they need up to half the page, guards and tables share the rest. */
function widthsFor(page: Page, endpoints: readonly ReviewEndpoint[]): Widths {
  const longest = (text: (endpoint: ReviewEndpoint) => string): number =>
    Math.max(...endpoints.map((endpoint) => displayWidth(text(endpoint))));
  const room = page.width - 4 - 7 - 8;
  const path = Math.min(
    longest((endpoint) => plain(endpoint.path)),
    Math.floor(room * 0.45),
  );
  const guards = Math.min(longest(guardsOf), Math.max(8, Math.floor((room - path) * 0.5)));
  return { path, guards, data: Math.max(10, room - path - guards - 4) };
}

function row(page: Page, review: Review, endpoint: ReviewEndpoint, widths: Widths): readonly Cell[] {
  const { ink } = page;
  const open = endpoint.guards.length === 0;
  const findings = review.findings.filter((finding) => endpoint.findings.includes(finding.fingerprint));
  const worst = severities.find((severity) => findings.some((finding) => finding.severity === severity));
  const mark = worst === undefined ? ' ' : severityMark[worst];
  return [
    { text: mark, ...(worst === undefined ? {} : { paint: severityInk(ink, worst) }) },
    { text: endpoint.method, paint: ink.cyan },
    { text: fitted(plain(endpoint.path), widths.path) },
    { text: fitted(guardsOf(endpoint), widths.guards), paint: open ? ink.yellow : ink.green },
    { text: fitted(dataOf(endpoint), widths.data), paint: ink.dim },
  ];
}

function guardsOf(endpoint: ReviewEndpoint): string {
  if (endpoint.guards.length === 0) return 'open';
  return plain(endpoint.guards.map((guard) => `${guard.name}${guard.optional ? '?' : ''}`).join(', '));
}

function dataOf({ reads, writes }: ReviewEndpoint): string {
  const written = writes.length === 0 ? '' : `→ ${writes.join(', ')}`;
  return plain([reads.join(', '), written].filter((part) => part !== '').join(' '));
}

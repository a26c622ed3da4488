import { type Area, areas, type Severity, severities } from '../../core/rules/finding.ts';
import type { LiveFinding } from './finding-book.ts';

/** What of the findings a person wants to see. An empty list means all. */
export interface FindingFilter {
  readonly severities: readonly Severity[];
  readonly areas: readonly Area[];
  readonly services: readonly string[];
  /** Words that title, message, rule or path hold, all of them. */
  readonly text: string;
  /** Only those of the file in front. */
  readonly file?: string | undefined;
  readonly onlyNew: boolean;
  /** Only those that can be mended by edits that are certain. */
  readonly fixable: boolean;
  readonly suppressed: boolean;
}

export const noFilter: FindingFilter = {
  severities: [],
  areas: [],
  services: [],
  text: '',
  onlyNew: false,
  fixable: false,
  suppressed: false,
};

export const groupings = ['severity', 'area', 'service', 'file'] as const;
export type Grouping = (typeof groupings)[number];

export interface FindingGroup {
  /** A severity, an area, the name of a service or the path of a file. */
  readonly key: string;
  readonly findings: readonly LiveFinding[];
}

/** Names of the services that a finding speaks of. */
export type ServicesOf = (entry: LiveFinding) => readonly string[];

export function isFiltering(filter: FindingFilter): boolean {
  const { severities, areas, services, text, file, onlyNew, fixable } = filter;
  const isListed = severities.length + areas.length + services.length > 0;
  return isListed || text !== '' || file !== undefined || onlyNew || fixable;
}

export function filtered(
  entries: readonly LiveFinding[],
  filter: FindingFilter,
  servicesOf: ServicesOf,
): readonly LiveFinding[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    const { finding, file } = entry;
    if (finding.status === 'suppressed' && !filter.suppressed) return false;
    if (filter.onlyNew && finding.status !== 'new') return false;
    if (filter.fixable && finding.edits === undefined) return false;
    if (filter.file !== undefined && filter.file !== file) return false;
    if (!isAmong(filter.severities, finding.severity) || !isAmong(filter.areas, finding.area)) return false;
    if (filter.services.length > 0 && !servicesOf(entry).some((name) => filter.services.includes(name))) return false;
    const text = [finding.title, finding.message, finding.rule, file].join('\n').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

function isAmong<Value>(wanted: readonly Value[], value: Value): boolean {
  return wanted.length === 0 || wanted.includes(value);
}

/** The gravest first; files and services by their gravest finding, and by name where they are alike. */
export function grouped(
  entries: readonly LiveFinding[],
  by: Grouping,
  servicesOf: ServicesOf,
): readonly FindingGroup[] {
  const groups = new Map<string, LiveFinding[]>();
  for (const entry of entries) {
    for (const key of keysOf(entry, by, servicesOf)) groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  const all = [...groups].map(([key, own]) => ({ key, findings: [...own].sort(byUrgency) }));
  return all.sort((a, b) => rank(a, by) - rank(b, by) || (a.key < b.key ? -1 : 1));
}

function keysOf(entry: LiveFinding, by: Grouping, servicesOf: ServicesOf): readonly string[] {
  if (by === 'severity') return [entry.finding.severity];
  if (by === 'area') return [entry.finding.area];
  if (by === 'file') return [entry.file];
  const services = servicesOf(entry);
  return services.length === 0 ? [''] : services;
}

function rank({ key, findings }: FindingGroup, by: Grouping): number {
  if (by === 'area') return areas.findIndex((area) => key.startsWith(area));
  const [first] = findings;
  return first === undefined ? severities.length : severities.indexOf(first.finding.severity);
}

function byUrgency(a: LiveFinding, b: LiveFinding): number {
  const silenced = Number(a.finding.status === 'suppressed') - Number(b.finding.status === 'suppressed');
  return silenced || severities.indexOf(a.finding.severity) - severities.indexOf(b.finding.severity);
}

import type { Finding } from '../rules/finding.ts';

/**
 * Names a finding so that it is recognized tomorrow: by its rule, the place that it marks and the text there, never by
 * its line. Many routes may lead to one place, and another one that joins them makes no new finding: of its subjects
 * only the first anchor counts, a table or a component. Findings that still agree are told apart by all they speak of.
 */
export function fingerprints(findings: readonly Finding[], anchors?: Anchors): readonly string[] {
  const names: string[] = [];
  for (const [identity, alike] of grouped(findings, anchors)) {
    const sorted = [...alike].sort((a, b) => compare(a.told, b.told));
    const seen = new Map<string, number>();
    for (const [index, { told, at }] of sorted.entries()) {
      const whole = index === 0 ? identity : `${identity}\n${told}`;
      const before = seen.get(whole) ?? 0;
      seen.set(whole, before + 1);
      names[at] = hash64(before === 0 ? whole : `${whole}\n#${before + 1}`);
    }
  }
  return names;
}

interface Told {
  readonly at: number;
  /** All that it speaks of, as text. */
  readonly told: string;
}

/** Ids that stay when a route comes or goes, the most telling first. Without them every subject counts. */
export type Anchors = readonly ReadonlySet<string>[];

function grouped(findings: readonly Finding[], anchors: Anchors | undefined): ReadonlyMap<string, readonly Told[]> {
  const groups = new Map<string, Told[]>();
  for (const [at, finding] of findings.entries()) {
    const identity = identityOf(finding, anchors);
    const told = { at, told: toldBy(finding) };
    const group = groups.get(identity);
    if (group === undefined) groups.set(identity, [told]);
    else group.push(told);
  }
  return groups;
}

function identityOf(finding: Finding, anchors: Anchors | undefined): string {
  // A circle has no beginning: whatever part of it is found first, it is the same circle.
  if (finding.rule.startsWith('cyclic-')) return [finding.rule, ...[...finding.subjects].sort(compare)].join('\n');
  const [first] = finding.evidence;
  const quote = (first?.text ?? finding.title).replace(/\s+/g, ' ').trim();
  if (anchors === undefined) return [finding.rule, ...finding.subjects, quote].join('\n');
  const anchor = anchors.flatMap((ids) => finding.subjects.filter((subject) => ids.has(subject)).sort(compare));
  return [finding.rule, anchor[0] ?? '', first?.file ?? '', quote].join('\n');
}

function toldBy(finding: Finding): string {
  return [...[...finding.subjects].sort(compare), finding.title].join('\n');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Two FNV-1a hashes from different starts: 16 hexadecimal digits. Not a secret, only a name. */
function hash64(text: string): string {
  return hash32(text, 0x811c9dc5) + hash32(text, 0x050c5d1f);
}

function hash32(text: string, start: number): string {
  let hash = start;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

import type { Finding } from '../rules/finding.ts';

/**
 * Names a finding so that it is recognized tomorrow: by its rule, the place that it marks and the text there, never by
 * its line. Many routes may lead to one place, and another one that joins them makes no new finding: of its subjects
 * only the first anchor counts, a table or a component. Findings that still agree are told apart by all they speak of.
 */
export function fingerprints(
  findings: readonly Finding[],
  anchors?: Anchors,
  identities: Identities = new WeakMap(),
): readonly string[] {
  const names: string[] = [];
  for (const [identity, alike] of grouped(findings, anchors, identities))
    for (const [at, whole] of apart(identity, alike, findings)) names[at] = hash64(whole);
  return names;
}

/** What tells findings apart whose rule, place and anchor are the same. */
function apart(
  identity: string,
  alike: readonly number[],
  findings: readonly Finding[],
): readonly (readonly [at: number, whole: string])[] {
  if (alike.length === 1) return alike.map((at) => [at, identity]);
  const sorted = alike.map((at) => ({ at, told: toldBy(findings[at]) })).sort((a, b) => compare(a.told, b.told));
  const seen = new Map<string, number>();
  return sorted.map(({ told, at }, index) => {
    const whole = index === 0 ? identity : `${identity}\n${told}`;
    const before = seen.get(whole) ?? 0;
    seen.set(whole, before + 1);
    return [at, before === 0 ? whole : `${whole}\n#${before + 1}`];
  });
}

/** Ids that stay when a route comes or goes, the most telling first. Without them every subject counts. */
export type Anchors = readonly ReadonlySet<string>[];

/** What was found out about findings by the same anchors; most are the very objects of the last time. */
export type Identities = WeakMap<Finding, string>;

/** Places of findings that nothing tells apart but what else they speak of. */
function grouped(
  findings: readonly Finding[],
  anchors: Anchors | undefined,
  identities: Identities,
): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  for (const [at, finding] of findings.entries()) {
    const identity = identities.get(finding) ?? identityOf(finding, anchors);
    identities.set(finding, identity);
    const group = groups.get(identity);
    if (group === undefined) groups.set(identity, [at]);
    else group.push(at);
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

/** All that it speaks of, as text. */
function toldBy(finding: Finding | undefined): string {
  if (finding === undefined) return '';
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

import type { Finding } from '../rules/finding.ts';

/**
 * Names a finding so that it is recognized tomorrow: by its rule, what it speaks of and the text it stands in, never by
 * its line. Findings that agree in all three are told apart by their order.
 */
export function fingerprints(findings: readonly Finding[]): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const identity = identityOf(finding);
    const before = seen.get(identity) ?? 0;
    seen.set(identity, before + 1);
    return hash64(before === 0 ? identity : `${identity}\n#${before + 1}`);
  });
}

function identityOf(finding: Finding): string {
  const quote = (finding.evidence[0]?.text ?? finding.title).replace(/\s+/g, ' ').trim();
  return [finding.rule, ...finding.subjects, quote].join('\n');
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

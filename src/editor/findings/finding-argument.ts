import type { Architect } from '../architect.ts';
import type { LiveFinding } from './finding-book.ts';

/** A command about a finding is called from pages by its fingerprint, and from the tree by its node. */
export function findingArgument({ findings }: Architect, argument: unknown): LiveFinding | undefined {
  if (typeof argument === 'string') return findings.get(argument);
  if (typeof argument !== 'object' || argument === null || !('entry' in argument)) return undefined;
  const { entry } = argument;
  return findings.all().find((known) => known === entry) ?? findings.get(fingerprintOf(entry));
}

/** Between drawing the tree and the click the entry may have been replaced by one that moved. */
function fingerprintOf(entry: unknown): string {
  if (typeof entry !== 'object' || entry === null || !('finding' in entry)) return '';
  const { finding } = entry;
  if (typeof finding !== 'object' || finding === null || !('fingerprint' in finding)) return '';
  return typeof finding.fingerprint === 'string' ? finding.fingerprint : '';
}

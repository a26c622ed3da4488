import { nothing, together, type Verified } from './verify/verified.ts';
import type { Verdict } from './verify/verify-verdict.ts';

export interface Merged {
  readonly verified: Verified;
  /** Items that another part has said. */
  readonly repeats: number;
  /** Verdicts on which the parts do not agree. */
  readonly contradictions: number;
}

/** What parts of a workspace say alike is said once, and where they contradict each other nothing is said. */
export function mergeParts(parts: readonly Verified[]): Merged {
  const all = parts.reduce(together, nothing);
  const findings = once(all.findings, ({ fingerprint }) => fingerprint);
  const tables = once(all.tables, ({ name }) => name);
  const endpoints = once(all.endpoints, ({ method, path }) => `${method} ${path}`);
  const agreed = all.verdicts.filter((verdict) => !isContradicted(verdict, all.verdicts));
  const verdicts = once(agreed, ({ finding }) => finding);
  const said = [all.findings, all.tables, all.endpoints, agreed].flat().length;
  return {
    verified: { ...all, findings, tables, endpoints, verdicts },
    repeats: said - [findings, tables, endpoints, verdicts].flat().length,
    contradictions: all.verdicts.length - agreed.length,
  };
}

function isContradicted({ finding, verdict }: Verdict, all: readonly Verdict[]): boolean {
  return all.some((other) => other.finding === finding && other.verdict !== verdict);
}

function once<T>(items: readonly T[], nameOf: (item: T) => string): readonly T[] {
  const seen = new Set<string>();
  return items.filter((item) => !seen.has(nameOf(item)) && seen.add(nameOf(item)));
}

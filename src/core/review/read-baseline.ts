import type { Baseline } from './baseline.ts';
import type { FixedFinding } from './review.ts';

export type BaselineReading =
  | { readonly ok: true; readonly baseline: Baseline }
  | { readonly ok: false; readonly message: string };

/** A baseline that cannot be read must not pass for an empty one: then everything would be new. */
export function readBaseline(text: string): BaselineReading {
  const value = parsed(text);
  if (value === undefined) return { ok: false, message: 'is not valid JSON' };
  if (!isRecord(value) || value['version'] !== 1) return { ok: false, message: 'is no baseline of version 1' };
  const { findings } = value;
  if (!Array.isArray(findings)) return { ok: false, message: 'has no list of findings' };
  const wrong = findings.findIndex((each) => !isEntry(each));
  if (wrong >= 0) return { ok: false, message: `has no fingerprint, rule, file and title in its finding ${wrong + 1}` };
  return { ok: true, baseline: { version: 1, findings: findings.filter(isEntry) } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEntry(value: unknown): value is FixedFinding {
  if (!isRecord(value)) return false;
  return ['fingerprint', 'rule', 'file', 'title'].every((key) => typeof value[key] === 'string');
}

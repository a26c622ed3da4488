import type { Evidence } from '../model/evidence.ts';
import type { SystemIndex } from '../model/system-index.ts';

/** A finding as far as advice builds on it. */
export interface Signal {
  readonly rule: string;
  readonly severity: 'critical' | 'high' | 'medium' | 'low' | 'info';
  readonly title: string;
  readonly fix: string;
  readonly evidence: readonly Evidence[];
  readonly subjects: readonly string[];
}

/** What advice may stand on: facts of the System, and what the rules made of them. Nothing else. */
export interface Ground {
  readonly index: SystemIndex;
  readonly signals: readonly Signal[];
}

export interface Technology {
  /** `database`, `cache`, `queue`, `gateway`, `observability`. */
  readonly area: string;
  readonly current: string;
  readonly recommendation: string;
  readonly rationale: string;
  readonly tradeoffs: string;
  /** The figure or event at which it pays. */
  readonly adoptWhen: string;
  readonly evidence: readonly Evidence[];
}

export interface Bottleneck {
  readonly what: string;
  readonly why: string;
  /** What to measure to know. */
  readonly measure: string;
  readonly mitigation: string;
  readonly evidence: readonly Evidence[];
}

export interface ScalingNote {
  readonly at: string;
  readonly what: string;
  readonly action: string;
}

export interface Assumption {
  readonly name: string;
  readonly value: number;
  /** `s`, `bytes`, `requests/s` …; a `ratio` is told in percent. Absent for what is merely counted. */
  readonly unit?: string;
  readonly why: string;
}

export interface Capacity {
  readonly assumptions: readonly Assumption[];
  readonly formulas: readonly { readonly name: string; readonly formula: string }[];
  readonly results: readonly CapacityResult[];
}

export interface CapacityResult {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** The formula with the figures in it. */
  readonly how: string;
}

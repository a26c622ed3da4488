import type { Evidence } from '../../core/model/evidence.ts';
import type { ReviewFinding } from '../../core/review/review.ts';
import type { Guideline } from '../prompt/guidelines.ts';
import type { Change } from './change-facts.ts';

/** The first letter of every fact's id, and what it stands for. The letters are told to the model in this order. */
export const factKinds = {
  N: 'component (service, database, broker, external host)',
  E: 'endpoint',
  O: 'operation: a function that requests, messages or jobs reach',
  D: 'data access: an operation reads or writes a table',
  T: 'table',
  C: 'outbound call',
  Q: 'topic or queue',
  K: 'use of a cache',
  J: 'job',
  F: 'other effect: module state, files, logs, crypto, cookies',
  A: 'absence: what was looked for and not found',
  H: 'changed lines, as they are now; only where a change is judged',
  X: 'what was there before a change and is gone: its lines or its fact',
} as const;

export type FactKind = keyof typeof factKinds;

export const lacks = [
  'authentication',
  'authorization',
  'rate-limit',
  'validation',
  'timeout',
  'retry',
  'circuit-breaker',
  'limit',
  'transaction',
  'expiry',
  'dead-letter',
  'consumer',
  'publisher',
  'health-check',
  'index',
  'unique',
  'foreign-key',
  'primary-key',
  'check',
  'idempotency',
  'version',
  'cache',
  'replica',
  'resource-limits',
] as const;

/** What a fact shows to be missing. It is the ground for saying "no", "never" and "missing". */
export type Lack = (typeof lacks)[number];

/** A statement that static analysis proves. A model may cite it by its id and by nothing else. */
export interface Fact {
  /** `E12`: the kind, and its number in the order of the System. */
  readonly id: string;
  readonly kind: FactKind;
  /** Id of the element in the System. */
  readonly element: string;
  /** Component id that it happens in; undefined where several share it. */
  readonly service: string | undefined;
  /** Without the id; safe to show and to send. */
  readonly line: string;
  /** Quoted source, safe to show and to send; empty where there is none. */
  readonly code: string;
  readonly evidence: readonly Evidence[];
  readonly lacks: readonly Lack[];
}

/** What a rule found, as the model sees it. */
export interface StaticResult {
  /** `S3`, in the order of the review. */
  readonly id: string;
  readonly finding: ReviewFinding;
  /** What it speaks of, then what stands where it points. */
  readonly factIds: readonly string[];
  /** Only what it speaks of. */
  readonly subjectIds: readonly string[];
  readonly line: string;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly line: string;
}

/** All that a model may know of a workspace. */
export interface FactBook {
  readonly project: string;
  readonly facts: readonly Fact[];
  readonly edges: readonly GraphEdge[];
  readonly results: readonly StaticResult[];
  /** Files that no text of is ever sent: what they gave is not in the book. */
  readonly withheld: readonly string[];
  /** What the team has written for those who work on it; empty unless a person allows it. */
  readonly guidelines: readonly Guideline[];
  /** Where the workspace is held against an earlier state: what is about the difference. Its facts are among the facts. */
  readonly change: Omit<Change, 'facts'> | undefined;
}

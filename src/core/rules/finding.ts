import type { Evidence } from '../model/evidence.ts';
import type { FileEdit } from '../model/file-edit.ts';

export const severities = ['critical', 'high', 'medium', 'low', 'info'] as const;
export type Severity = (typeof severities)[number];

export const areas = ['api', 'services', 'schema', 'performance', 'security', 'scaling'] as const;
export type Area = (typeof areas)[number];

/** What a rule reports. */
export interface Finding {
  readonly rule: string;
  readonly area: Area;
  readonly severity: Severity;
  /** One line, without the rule's name: `GET /orders reads every row of orders`. */
  readonly title: string;
  /** What is so and why it hurts here, in one to three sentences of plain words. */
  readonly message: string;
  /** What to do, concretely, with names from this workspace. */
  readonly fix: string;
  /** First: the place to mark. Then the chain that proves it, in reading order. */
  readonly evidence: readonly Evidence[];
  /** For "missing X": every place that was searched, in order. */
  readonly lookedAt: readonly string[];
  /** Ids of the elements it speaks of; with the rule they identify the finding. */
  readonly subjects: readonly string[];
  /** What mends it for certain, in files of the workspace; absent where a person has to decide. */
  readonly edits?: readonly FileEdit[] | undefined;
}

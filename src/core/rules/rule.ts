import type { System, SystemPart } from '../model/system.ts';
import type { SystemIndex } from '../model/system-index.ts';
import type { Area, Finding, Severity } from './finding.ts';
import type { Profile } from './profiles.ts';

/** A small workspace: path → content. */
export type Example = Readonly<Record<string, string>>;

export interface RuleContext {
  readonly system: System;
  readonly index: SystemIndex;
  /** The guideline that rules of style hold the workspace to. */
  readonly profile: Profile;
  /** The state that a change is held against; absent where nobody names one. */
  readonly before?: System | undefined;
}

/** What `check` gives; the rest of a Finding comes from the rule itself. */
export type Report = Pick<Finding, 'title' | 'message' | 'fix' | 'evidence' | 'subjects' | 'edits'> & {
  /** Where the System shows a mitigation or an aggravation; the rule's own severity otherwise. */
  readonly severity?: Severity | undefined;
  readonly lookedAt?: readonly string[] | undefined;
};

/** A pure question to the System. May be silent, may not guess. */
export interface Rule {
  /** kebab-case, names the problem, the file's name: `unpaginated-list`. */
  readonly id: string;
  readonly area: Area;
  readonly severity: Severity;
  /** One sentence each, in plain words. */
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  /** Public guideline, paper or standard. */
  readonly references: readonly string[];
  /** Parts of the System it reads, also through its index: it is asked again only when one of those changed. */
  readonly reads: readonly SystemPart[];
  /**
   * Where what it says of services that share code or data depends on no other service, it is asked about each such
   * district alone, and again only about those that changed. Absent where it compares or follows calls.
   */
  readonly within?: 'district' | undefined;
  /** `bad` makes the rule speak, `good` is the smallest mend and makes it silent. Both are executed in tests. */
  readonly examples: {
    readonly bad: Example;
    readonly good: Example;
    /** What was there before either, for rules about changes. */
    readonly before?: Example;
  };
  check(context: RuleContext): readonly Report[];
}

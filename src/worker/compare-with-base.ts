import type { Engine } from '../core/engine.ts';
import { againstBaseline, baselineOf } from '../core/review/baseline.ts';
import type { Review } from '../core/review/review.ts';
import type { Comparison } from '../llm/facts/change-facts.ts';
import { baseWorkspace } from './base-workspace.ts';
import { changedFiles } from './changed-files.ts';
import { listFiles } from './list-files.ts';
import type { CompareQuestion } from './messages.ts';

/** An earlier state, as far as the open one is held against it. */
export interface ReadBase extends Comparison {
  readonly review: Review;
}

type BaseRead = { readonly ok: true; readonly base: ReadBase } | { readonly ok: false; readonly message: string };

/** Reads an earlier state of what is open. Facts of files that are the same in both are not read again. */
export async function compareWithBase(engine: Engine, { root, git, base }: CompareQuestion): Promise<BaseRead> {
  const listed = listFiles(root, { git });
  if (!listed.ok) return listed;
  const earlier = baseWorkspace(root, listed.workspace, base, git);
  if (!earlier.ok) return earlier;
  const { system: before, review } = await engine.aside(earlier.workspace);
  const files = changedFiles(earlier.workspace, listed.workspace);
  return { ok: true, base: { base: base.said, before, review, files } };
}

/** What was there at the base is known; what is not there any more is fixed. */
export function sinceBase(review: Review, base: ReadBase | undefined): Review {
  return base === undefined ? review : againstBaseline(review, baselineOf(base.review));
}

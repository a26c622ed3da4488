import { createHash } from 'node:crypto';
import type { Engine } from '../core/engine.ts';
import type { ReviewScope } from '../core/review/review.ts';
import type { Budget } from '../llm/prompt/budget.ts';
import { type Guideline, guidelineOf } from '../llm/prompt/guidelines.ts';
import { type GroundedPreparation, prepare } from '../llm/prompt/prepare.ts';
import type { Task } from '../llm/prompt/task.ts';
import { type ReadBase, sinceBase } from './compare-with-base.ts';
import { hiddenBy } from './hidden-by.ts';
import { readGuidelines } from './read-guidelines.ts';

/** A question to a model, before its words are put together. */
export interface ModelQuestion {
  readonly root: string;
  /** Of the review that is judged. */
  readonly scope: ReviewScope;
  readonly task: Task;
  readonly budget: Budget;
  /** Patterns of files of which nothing is sent. */
  readonly neverSend: readonly string[];
  /** Whether what the team has written for other tools is sent along; what it wrote for this one always is. */
  readonly guidelines: boolean;
}

/** Puts the words together where the System is: for a large workspace that takes a second, and no window waits for it. */
export function prepareQuestion(
  engine: Engine,
  question: ModelQuestion,
  base?: ReadBase | undefined,
): GroundedPreparation {
  const { root, scope, task, budget, neverSend, guidelines } = question;
  const comparison = task.kind === 'change' ? base : undefined;
  // What was read for another question, or dropped for a newer workspace, is not what a person agreed to have judged.
  if (task.kind === 'change' && comparison?.base !== task.base)
    throw new Error(`the state of ${task.base} is no longer held`);
  return prepare({
    system: engine.system(),
    review: sinceBase(engine.review(scope, comparison?.before), comparison),
    task,
    comparison,
    budget,
    hash: (text) => createHash('sha256').update(text).digest('hex'),
    isHidden: hiddenBy(neverSend),
    guidelines: [...ofConfig(engine), ...(guidelines ? readGuidelines(root) : [])],
  });
}

function ofConfig(engine: Engine): readonly Guideline[] {
  const { file, sentences } = engine.guidelines();
  const guideline = guidelineOf(file, sentences.map((sentence) => `- ${sentence}`).join('\n'));
  return guideline === undefined ? [] : [guideline];
}

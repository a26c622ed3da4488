import path from 'node:path';
import type { System } from '../../src/core/model/system.ts';
import type { Review } from '../../src/core/review/review.ts';
import type { FactKind } from '../../src/llm/facts/fact.ts';
import { usualBudget } from '../../src/llm/prompt/budget.ts';
import { type Preparation, prepare } from '../../src/llm/prompt/prepare.ts';
import type { Task } from '../../src/llm/prompt/task.ts';
import { sha256 } from './ask-model.ts';
import { repository } from './repository.ts';
import { reviewFolder } from './system-of.ts';

export interface Shop {
  readonly system: System;
  readonly review: Review;
}

export const reviewedShop = (): Promise<Shop> => reviewFolder(path.join(repository, 'examples/shop'));

export function prepareReview(
  { system, review }: Shop,
  task: Task = { kind: 'review' },
  budget = usualBudget,
): Preparation {
  return prepare({ system, review, task, budget, hash: sha256 });
}

/** Id of the fact of a kind that says so; a test that means no fact, or cannot tell which, fails at once. */
export function factId({ book }: Preparation, kind: FactKind, says: string): string {
  const facts = book.facts.filter((fact) => fact.kind === kind && fact.line.includes(says));
  const [only] = facts;
  if (only === undefined || facts.length > 1) throw new Error(`${facts.length} facts of kind ${kind} say ${says}`);
  return only.id;
}

export function resultId({ book }: Preparation, title: string): string {
  const result = book.results.find(({ finding }) => finding.title.includes(title));
  if (result === undefined) throw new Error(`no rule found ${title}`);
  return result.id;
}

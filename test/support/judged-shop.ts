import path from 'node:path';
import type { System } from '../../src/core/model/system.ts';
import type { Review } from '../../src/core/review/review.ts';
import { type Preparation, prepare, usualBudget } from '../../src/llm/prompt/prepare.ts';
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

/** Id of the fact whose line begins so; a test that names no fact that exists fails at once. */
export function factId({ book }: Preparation, start: string): string {
  const fact = book.facts.find(({ line }) => line.startsWith(start));
  if (fact === undefined) throw new Error(`no fact begins with ${start}`);
  return fact.id;
}

import path from 'node:path';
import type { System } from '../../src/core/model/system.ts';
import type { Review } from '../../src/core/review/review.ts';
import { wireSchema } from '../../src/llm/answer/wire-schema.ts';
import type { FactKind } from '../../src/llm/facts/fact.ts';
import { type Budget, usualBudget } from '../../src/llm/prompt/budget.ts';
import { reserve } from '../../src/llm/prompt/build-request.ts';
import { estimateTokens } from '../../src/llm/prompt/estimate-tokens.ts';
import { type GroundedPreparation, prepare } from '../../src/llm/prompt/prepare.ts';
import { systemText } from '../../src/llm/prompt/system-text.ts';
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
): GroundedPreparation {
  return prepare({ system, review, task, budget, hash: sha256 });
}

/** A budget for facts alone: the instructions grow with every rule. */
export function budgetForFacts(tokens: number): Budget {
  const fixed = estimateTokens(systemText()) + estimateTokens(JSON.stringify(wireSchema()));
  return { ...usualBudget, inputTokens: Math.ceil((fixed + tokens) / reserve) };
}

/** Id of the fact of a kind that says so; a test that means no fact, or cannot tell which, fails at once. */
export function factId({ book }: GroundedPreparation, kind: FactKind, says: string): string {
  const facts = book.facts.filter((fact) => fact.kind === kind && fact.line.includes(says));
  const [only] = facts;
  if (only === undefined || facts.length > 1) throw new Error(`${facts.length} facts of kind ${kind} say ${says}`);
  return only.id;
}

export function resultId({ book }: GroundedPreparation, title: string): string {
  const result = book.results.find(({ finding }) => finding.title.includes(title));
  if (result === undefined) throw new Error(`no rule found ${title}`);
  return result.id;
}

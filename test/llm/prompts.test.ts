import path from 'node:path';
import { expect, test } from 'vitest';
import { rules } from '../../src/core/rules/registry.ts';
import { usualBudget } from '../../src/llm/prompt/budget.ts';
import type { GroundedPreparation } from '../../src/llm/prompt/prepare.ts';
import { systemText } from '../../src/llm/prompt/system-text.ts';
import { prepareReview } from '../support/judged-shop.ts';
import { repository } from '../support/repository.ts';
import { reviewFolder } from '../support/system-of.ts';

/**
 * What a model is told, as a person can read it: the instructions, which are the same for all; a workspace of two Go
 * services whole; and of a Python one and the shop what is of another kind, with how much there is of the rest.
 */
const prepared = async (folder: string): Promise<GroundedPreparation> => {
  const { system, review } = await reviewFolder(path.join(repository, folder));
  const findings = review.findings.filter(({ rule }) => rulesShown.includes(rule));
  const budget = { ...usualBudget, inputTokens: 60_000 };
  return prepareReview({ system, review: { ...review, findings } }, { kind: 'review' }, budget);
};

/** So that a new rule changes no prompt here; for the same reason there is room for everything. */
const rulesShown = [
  'cyclic-services',
  'dual-write',
  'in-memory-state',
  'missing-authentication',
  'missing-timeout',
  'mixed-versioning',
  'n-plus-one-query',
  'shared-table',
  'unindexed-filter',
  'unindexed-foreign-key',
];

test('the instructions, without the rules that are their checklist', async () => {
  const isRule = (line: string): boolean => rules.some(({ id }) => line.startsWith(`${id}: `));
  const lines = systemText()
    .split('\n')
    .filter((line) => !isRule(line));
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('prompts/instructions.txt');
});

test('the whole prompt of a workspace of two Go services', async () => {
  const preparation = await prepared('test/workspaces/harbor');
  await expect(`${sizesOf(preparation)}\n\n${userText(preparation)}\n`).toMatchFileSnapshot('prompts/harbor.txt');
});

test('the prompt of a Python workspace in short', async () => {
  const preparation = await prepared('test/workspaces/observatory');
  await expect(`${sizesOf(preparation)}\n\n${condensed(userText(preparation))}\n`).toMatchFileSnapshot(
    'prompts/observatory.txt',
  );
});

test('the prompt of the shop in short', async () => {
  const preparation = await prepared('examples/shop');
  await expect(`${sizesOf(preparation)}\n\n${condensed(userText(preparation))}\n`).toMatchFileSnapshot(
    'prompts/shop.txt',
  );
});

/** What each part takes of the budget. */
function sizesOf({ calls }: GroundedPreparation): string {
  const line = (name: string, tokens: number): string =>
    `  ${name.padEnd(16)}${rounded(tokens, growsWithRules.includes(name) ? 1000 : 100).padStart(7)}`;
  return calls
    .map(({ sizes, leftOut }) => {
      const parts = sizes.map(({ part, tokens }) => line(part, tokens));
      const title = 'Tokens, rounded up';
      return [title, ...parts, `  left out: ${leftOut.join(', ') || 'nothing'}`];
    })
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** A rule more or less is no news. */
const growsWithRules = ['instructions', 'schema'];

function rounded(tokens: number, step: number): string {
  return (Math.ceil(tokens / step) * step).toLocaleString('en-US');
}

/** The fence is made from the text: it says nothing to a reader and changes with every word. */
function userText({ calls }: GroundedPreparation): string {
  return (calls[0]?.request.messages[1]?.content ?? '').replace(/repository-\w+/g, 'repository-#');
}

/** Of every kind of fact the first two with their code; absences, static results, graph and task whole. */
function condensed(prompt: string): string {
  const seen = new Map<string, number>();
  let shown = true;
  const lines = prompt.split('\n').flatMap((line) => {
    const kind = /^([NEODTCQKJF])\d+ (?!->)/.exec(line)?.[1];
    if (kind === undefined) {
      if (!line.startsWith('| ')) shown = true;
      return shown ? [line] : [];
    }
    const amount = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, amount);
    shown = amount <= 2;
    return shown ? [line] : [];
  });
  const rest = [...seen].filter(([, amount]) => amount > 2).map(([kind, amount]) => `${amount - 2} more ${kind}`);
  return [...lines, '', `Not shown here: ${rest.join(', ')}.`].join('\n');
}

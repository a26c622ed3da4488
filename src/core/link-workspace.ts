import type { EngineHost, Workspace } from './engine.ts';
import { type AnswerIndex, answerKeys, type ReadTexts } from './linking/islands/known-answers.ts';
import type { LinkMemory } from './linking/islands/link-memory.ts';
import { link } from './linking/link.ts';
import type { LinkInput } from './linking/link-input.ts';
import type { Problem } from './model/problem.ts';
import type { System } from './model/system.ts';
import { evidenceIn, type SourceText, sourceText } from './read-facts.ts';
import type { ReadWorkspace } from './read-workspace.ts';

/** `index`: what parts of the workspace said at earlier starts. */
export function linkWorkspace(
  workspace: Workspace,
  read: ReadWorkspace,
  memory: LinkMemory,
  { codec, hash }: EngineHost,
  index: AnswerIndex | undefined,
): System {
  const fileProblems: Problem[] = [];
  for (const { problems } of read.facts.values()) for (const problem of problems) fileProblems.push(problem);
  const texts = textsOf(read);
  const answers = index && answerKeys(index, { ...texts, hash });
  const input = {
    name: workspace.name,
    files: read.facts,
    evidence: texts.evidence,
    problems: [...workspace.problems, ...read.problems, ...fileProblems],
    statistics: statisticsOf(workspace, read),
    answers,
    codec,
  };
  const system = link(input, memory);
  if (answers !== undefined) index?.settle(answers.used);
  return system;
}

/**
 * What joins look up in the texts. They keep it from edit to edit, each its own, so it holds on to the facts of one time
 * and not to all else that was read then.
 */
function textsOf({ facts, contents }: ReadWorkspace): Omit<ReadTexts, 'hash'> & Pick<LinkInput, 'evidence'> {
  const { sourceOf, keyOf, secretsOf } = contents;
  const textOf = (file: string): SourceText => {
    const own = facts.get(file);
    return (own && sourceOf(own)) ?? sourceText(file, '');
  };
  return {
    files: facts,
    evidence: (file, at, end) => evidenceIn(textOf(file), at, end),
    keyOf: (file) => keyOf(textOf(file)),
    secretsOf: (file) => secretsOf(textOf(file)),
  };
}

export function statisticsOf(workspace: Workspace, read: ReadWorkspace): System['statistics'] {
  return { files: workspace.files.length, analyzed: read.facts.size, skipped: read.skipped, bytes: read.bytes };
}

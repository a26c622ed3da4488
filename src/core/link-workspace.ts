import type { EngineHost, Workspace } from './engine.ts';
import { type AnswerIndex, answerKeys, type ReadTexts } from './linking/islands/known-answers.ts';
import type { LinkMemory } from './linking/islands/link-memory.ts';
import { link } from './linking/link.ts';
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
  const answers = index && answerKeys(index, textsOf(read, hash));
  const input = {
    name: workspace.name,
    files: read.facts,
    evidence: (file: string, at: number, end: number) => {
      const source = read.sources.get(file);
      return source === undefined ? { file, line: 1, endLine: 1, text: '' } : evidenceIn(source, at, end);
    },
    problems: [...workspace.problems, ...read.problems, ...fileProblems],
    statistics: statisticsOf(workspace, read),
    answers,
    codec,
  };
  const system = link(input, memory);
  if (answers !== undefined) index?.settle(answers.used);
  return system;
}

function textsOf({ facts, sources, contents }: ReadWorkspace, hash: EngineHost['hash']): ReadTexts {
  const source = (file: string): SourceText => sources.get(file) ?? sourceText(file, '');
  return {
    files: facts,
    keyOf: (file) => contents.keyOf(source(file)),
    secretsOf: (file) => contents.secretsOf(source(file)),
    hash,
  };
}

export function statisticsOf(workspace: Workspace, read: ReadWorkspace): System['statistics'] {
  return { files: workspace.files.length, analyzed: read.facts.size, skipped: read.skipped, bytes: read.bytes };
}

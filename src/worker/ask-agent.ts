import path from 'node:path';
import type { Engine } from '../core/engine.ts';
import type { AgentAnswer, AgentInput } from '../core/report/agent/agent-tool.ts';
import { answerOf } from '../core/report/agent/agent-tools.ts';
import { rules } from '../core/rules/registry.ts';
import { compareWithBase, sinceBase } from './compare-with-base.ts';

/** What an agent asks by one of its tools, about what was opened last. */
export interface AgentQuestion {
  readonly root: string;
  readonly git: boolean;
  readonly tool: string;
  readonly input: AgentInput;
}

/** Answers an agent; only a review that is held against an earlier state reads more than what is open. */
export async function askAgent(engine: Engine, { root, git, tool, input }: AgentQuestion): Promise<AgentAnswer> {
  const review = engine.review({ kind: 'workspace' });
  const ground = { system: engine.system(), review, rules };
  const { since } = input;
  if (typeof since !== 'string' || since.trim() === '') return answerOf(tool, ground, input);
  const read = await compareWithBase(engine, { root, git, base: { said: since, folder: path.resolve(root, since) } });
  if (!read.ok) return { ok: false, text: read.message };
  return answerOf(tool, { ...ground, review: sinceBase(review, read.base), base: since }, input);
}

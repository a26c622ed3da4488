import type { Engine } from '../core/engine.ts';
import { type AgentAnswer, type AgentInput, refused } from '../core/report/agent/agent-tool.ts';
import { agentTools, answerOf, misuse } from '../core/report/agent/agent-tools.ts';
import { rules } from '../core/rules/registry.ts';
import { compareWithBase, sinceBase } from './compare-with-base.ts';
import { forAgents } from './for-agents.ts';

/** What an agent asks by one of its tools, about what was opened last. */
export interface AgentQuestion {
  readonly root: string;
  readonly git: boolean;
  readonly tool: string;
  readonly input: AgentInput;
}

/** Answers an agent; only a review that is held against an earlier state reads more than what is open. */
export async function askAgent(engine: Engine, { root, git, tool, input }: AgentQuestion): Promise<AgentAnswer> {
  const asked = agentTools.find(({ name }) => name === tool);
  const wrong = asked && misuse(asked, input);
  if (wrong !== undefined) return refused(wrong);
  const review = engine.review({ kind: 'workspace' });
  const { since } = input;
  if (typeof since !== 'string' || since.trim() === '') {
    return answerOf(tool, { ...forAgents({ system: engine.system(), review }), rules }, input);
  }
  // A reference of git only: an agent that was talked into it could read any folder of the machine otherwise.
  const read = await compareWithBase(engine, { root, git, base: { said: since } });
  if (!read.ok) return refused(read.message);
  const told = forAgents({ system: engine.system(), review: sinceBase(review, read.base) });
  return answerOf(tool, { ...told, rules, base: since }, input);
}

import { type AgentAnswer, type AgentGround, type AgentInput, type AgentTool, refused } from './agent-tool.ts';
import { diagramTool } from './diagram-tool.ts';
import { factsTool } from './facts-tool.ts';
import { reviewTool } from './review-tool.ts';
import { ruleTool } from './rule-tool.ts';

/** All read and none writes; the manifest and the protocol tell the same names, texts and schemas. */
export const agentTools: readonly AgentTool[] = [factsTool, reviewTool, ruleTool, diagramTool];

/** What is wrong with the input of a tool, in words that help to ask again; undefined where nothing is. */
export function misuse({ name, inputSchema }: AgentTool, input: unknown): string | undefined {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return `${name} takes an object.`;
  const names = Object.keys(inputSchema.properties);
  for (const [key, value] of Object.entries(input)) {
    const property = inputSchema.properties[key];
    if (property === undefined) return `${name} has no ${key}. It takes ${names.join(', ')}.`;
    const fits = property.type === 'integer' ? Number.isInteger(value) && value >= 1 : typeof value === 'string';
    if (!fits) return `${key} is ${property.type === 'integer' ? 'a number from 1 on' : 'a text'}.`;
    if (property.enum !== undefined && !property.enum.includes(value)) {
      return `${key} is one of ${property.enum.join(', ')}, not ${value}.`;
    }
  }
  return undefined;
}

export function answerOf(name: string, ground: AgentGround, input: AgentInput): AgentAnswer {
  const tool = agentTools.find((one) => one.name === name);
  if (tool === undefined)
    return refused(`There is no tool ${name}. Tools: ${agentTools.map((one) => one.name).join(', ')}.`);
  const wrong = misuse(tool, input);
  return wrong === undefined ? tool.answer(ground, input) : refused(wrong);
}

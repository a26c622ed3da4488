import type { Decision } from '../../design/decision.ts';
import { markdownText } from '../markdown/markdown-text.ts';

/** A decision as MADR 4 writes it, ready to be kept beside the code. */
export function decisionRecord(decision: Decision, file: string): string {
  const { question, title, choice, reason, instead, changesWhen, evidence } = decision;
  const lines = [...new Set(evidence.map(({ line }) => line))]
    .filter((line) => line > 1)
    .map((line) => `${file}:${line}`);
  const stated = lines.length === 0 ? '' : ` Stated in ${lines.map((line) => `\`${line}\``).join(', ')}.`;
  const others = instead.map(inTwo);
  return `${[
    '---\nstatus: proposed\n---',
    `# ${markdownText(title)}`,
    '## Context and Problem Statement',
    `${markdownText(question)}${stated}`,
    '## Considered Options',
    [title, ...others.map(({ option }) => option)].map((option) => `- ${markdownText(option)}`).join('\n'),
    '## Decision Outcome',
    `Chosen option: ${markdownText(title)}.`,
    markdownText(choice),
    markdownText(reason),
    '### Confirmation',
    `To be decided again when: ${markdownText(changesWhen)}`,
    '## Pros and Cons of the Options',
    ...others.flatMap(({ option, why }) => [`### ${markdownText(option)}`, `- Not taken: ${markdownText(why)}`]),
  ].join('\n\n')}\n`;
}

/** What is not taken is written with why: `Kafka: pays when …`. */
function inTwo(instead: string): { readonly option: string; readonly why: string } {
  const at = instead.indexOf(': ');
  return at < 0
    ? { option: instead.replace(/\.$/, ''), why: instead }
    : { option: instead.slice(0, at), why: instead.slice(at + 2) };
}

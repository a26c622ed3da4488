import type { Decision } from '../../design/decision.ts';
import { markdownText } from '../markdown/markdown-text.ts';

/** A decision as MADR 4 writes it, ready to be kept beside the code. */
export function decisionRecord(decision: Decision, file: string): string {
  const { title, choice, reason, instead, changesWhen, evidence } = decision;
  const lines = [...new Set(evidence.map(({ line }) => line))]
    .filter((line) => line > 1)
    .map((line) => `${file}:${line}`);
  const options = [choice.split(/(?<=\.) /)[0] ?? choice, ...instead.map((option) => option.split(':')[0] ?? option)];
  return `${[
    '---\nstatus: proposed\n---',
    `# ${markdownText(title)}`,
    '## Context and Problem Statement',
    `${markdownText(reason)}${lines.length === 0 ? '' : ` Stated in ${lines.map((line) => `\`${line}\``).join(', ')}.`}`,
    '## Considered Options',
    options.map((option) => `- ${markdownText(option.replace(/\.$/, ''))}`).join('\n'),
    '## Decision Outcome',
    markdownText(choice),
    '### Consequences',
    [`- Good: ${markdownText(reason)}`, ...instead.map((option) => `- Not taken: ${markdownText(option)}`)].join('\n'),
    '### Confirmation',
    `To be decided again when: ${markdownText(changesWhen)}`,
  ].join('\n\n')}\n`;
}

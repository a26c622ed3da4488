import { ruleMarkdown } from '../rule-catalog/rule-markdown.ts';
import { type AgentTool, refused, said } from './agent-tool.ts';
import { noRule } from './review-tool.ts';

export const ruleTool: AgentTool = {
  name: 'architect_rule',
  title: 'Rule of the Architecture Review',
  description:
    'One rule of the review explained: what it finds, why it matters, how to fix it, with an example that it speaks of and the smallest mend that silences it. Use it before you fix a finding. Without a rule it lists all.',
  inputSchema: {
    type: 'object',
    properties: { rule: { type: 'string', description: 'Id of the rule, as in a finding: missing-timeout.' } },
    additionalProperties: false,
  },
  answer: ({ rules }, { rule }) => {
    if (rule === undefined)
      return said(rules.map(({ id, severity, what }) => `${id} (${severity}): ${what}`).join('\n'));
    const found = rules.find(({ id }) => id === rule);
    return found === undefined ? refused(noRule(String(rule), rules)) : said(ruleMarkdown(found));
  },
};

import { fenced } from '../markdown/markdown-text.ts';
import { type AgentTool, refused, said } from './agent-tool.ts';

const views = ['service', 'data', 'flow'] as const;

export const diagramTool: AgentTool = {
  name: 'architect_diagram',
  title: 'Diagram of the Architecture',
  description:
    'A Mermaid diagram that is drawn from the code: "service" for services and what they call, "data" for tables and keys, "flow" for what requests run through. Use it to show a person the architecture or to document it.',
  inputSchema: {
    type: 'object',
    properties: { view: { type: 'string', enum: views, description: 'Which one; "service" where nothing is said.' } },
    additionalProperties: false,
  },
  answer: ({ review }, { view = 'service' }) => {
    const drawn = review.diagrams.filter((diagram) => diagram.view === view);
    if (drawn.length === 0) return refused(`There is nothing to draw in the view ${view}. Views: ${views.join(', ')}.`);
    return said(
      drawn.map(({ title, mermaid, text }) => `${title}\n\n${fenced('mermaid', mermaid)}\n\n${text}`).join('\n\n'),
    );
  },
};

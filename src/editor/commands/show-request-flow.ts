import { showDiagram } from '../show-diagram.ts';
import type { Command } from './command.ts';

export const showRequestFlow: Command = {
  id: 'showRequestFlow',
  doing: 'show the request flow',
  run: (architect) => showDiagram(architect, 'flow'),
};

import { showDiagram } from '../show-diagram.ts';
import type { Command } from './command.ts';

export const showDataModel: Command = {
  id: 'showDataModel',
  doing: 'show the data model',
  run: (architect) => showDiagram(architect, 'data'),
};

import { showDiagram } from '../show-diagram.ts';
import type { Command } from './command.ts';

export const showServiceDiagram: Command = {
  id: 'showServiceDiagram',
  doing: 'show the service diagram',
  run: (architect) => showDiagram(architect, 'service'),
};

import { stepFinding } from '../findings/step-finding.ts';
import type { Command } from './command.ts';

export const previousFinding: Command = {
  id: 'previousFinding',
  doing: 'go to the previous finding',
  run: (architect) => stepFinding(architect, -1),
};

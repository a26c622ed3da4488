import { stepFinding } from '../findings/step-finding.ts';
import type { Command } from './command.ts';

export const nextFinding: Command = {
  id: 'nextFinding',
  doing: 'go to the next finding',
  run: (architect) => stepFinding(architect, 1),
};

import { findingArgument } from '../findings/finding-argument.ts';
import { showFinding } from '../findings/show-finding.ts';
import type { Command } from './command.ts';

export const openFinding: Command = {
  id: 'openFinding',
  doing: 'open the finding',
  run: async (architect, which) => {
    const entry = findingArgument(architect, which);
    if (entry !== undefined) await showFinding(architect, entry);
  },
};

import { askArchitect } from '../model/ask-architect.ts';
import type { Command } from './command.ts';

/** Has a model explain what a rule found, in this system. */
export const askAboutFinding: Command = {
  id: 'askAboutFinding',
  doing: 'ask a model about the finding',
  run: async (architect, fingerprint) => {
    if (typeof fingerprint === 'string') await askArchitect(architect, { kind: 'finding', fingerprint });
  },
};

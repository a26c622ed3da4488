import { previewQuestion } from '../model/ask-architect.ts';
import type { Command } from './command.ts';

/** Shows every byte that a model would be sent, and sends none. */
export const previewRequest: Command = {
  id: 'previewRequest',
  doing: 'show what would be sent',
  run: (architect) => previewQuestion(architect, { kind: 'workspace' }),
};

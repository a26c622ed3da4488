import { askArchitect as ask } from '../model/ask-architect.ts';
import type { Command } from './command.ts';

/** Has a model judge the whole workspace. */
export const askArchitect: Command = {
  id: 'askArchitect',
  doing: 'ask a model',
  run: (architect) => ask(architect, { kind: 'workspace' }),
};

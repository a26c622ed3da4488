import { askArchitect as ask } from '../model/ask-architect.ts';
import { isTaskArgument } from '../model/task-argument.ts';
import type { Command } from './command.ts';

/** Has a model judge the whole workspace, or do another task that a button names. */
export const askArchitect: Command = {
  id: 'askArchitect',
  doing: 'ask a model',
  run: (architect, which) => ask(architect, isTaskArgument(which) ? { kind: 'task', ...which } : { kind: 'workspace' }),
};

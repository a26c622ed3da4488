import type { Task } from '../../llm/prompt/task.ts';
import { askArchitect as ask } from '../model/ask-architect.ts';
import type { Command } from './command.ts';

/** Has a model judge the whole workspace, or do another task that a button names. */
export const askArchitect: Command = {
  id: 'askArchitect',
  doing: 'ask a model',
  run: (architect, which) => ask(architect, isTask(which) ? { kind: 'task', ...which } : { kind: 'workspace' }),
};

interface Which {
  readonly task: Task;
  readonly title: string;
  readonly model: string;
}

function isTask(which: unknown): which is Which {
  return typeof which === 'object' && which !== null && 'task' in which && 'title' in which && 'model' in which;
}

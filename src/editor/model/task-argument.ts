import type { Task } from '../../llm/prompt/task.ts';

export interface TaskArgument {
  readonly task: Task;
  readonly title: string;
  readonly model: string;
}

/** What a task must say beside its kind. A selection has its own command. */
const said: Readonly<Record<Exclude<Task['kind'], 'selection'>, string | undefined>> = {
  review: undefined,
  explain: 'fingerprint',
  change: 'base',
  question: 'question',
  design: 'brief',
  cache: undefined,
  technology: undefined,
};

/** Anybody may call a command: keybindings and other extensions too, with whatever they like. */
export function isTaskArgument(argument: unknown): argument is TaskArgument {
  if (!isRecord(argument)) return false;
  const { task, title, model } = argument;
  return typeof title === 'string' && typeof model === 'string' && isTask(task);
}

function isTask(task: unknown): boolean {
  if (!isRecord(task)) return false;
  const { kind } = task;
  if (typeof kind !== 'string' || !Object.hasOwn(said, kind)) return false;
  const key = said[kind as keyof typeof said];
  return key === undefined || typeof task[key] === 'string';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

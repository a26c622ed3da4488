import type { Run } from '../../src/protocol/host-to-view.ts';

type Running = Extract<Run, { readonly kind: 'running' }>;
export type Stage = Running['stage'];

export const stageNames: Readonly<Record<Stage, string>> = {
  list: 'List files',
  read: 'Read code and schemas',
  link: 'Join routes and tables',
  review: 'Check the rules',
};

export function progressText(run: Running): string {
  return run.total > 1 ? `${stageNames[run.stage]}: ${run.done} of ${run.total}` : stageNames[run.stage];
}

import type { Run } from '../../src/protocol/host-to-view.ts';
import { t } from './t.ts';

type Running = Extract<Run, { readonly kind: 'running' }>;
export type Stage = Running['stage'];

export const stageNames: Readonly<Record<Stage, string>> = {
  list: t('List files'),
  read: t('Read code and schemas'),
  link: t('Join routes and tables'),
  review: t('Check the rules'),
};

export function progressText(run: Running): string {
  return run.total > 1 ? t('{0}: {1} of {2}', stageNames[run.stage], run.done, run.total) : stageNames[run.stage];
}

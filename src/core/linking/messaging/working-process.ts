import type { ChannelUse } from '../../model/channel.ts';
import type { Component } from '../../model/component.ts';

/**
 * Who works off a queue of jobs: where a worker of the same code is deployed, it is that one, and not the process that
 * answers requests. Of two workers nobody knows which takes which job, and topics may be read by whoever likes.
 */
export function workingProcess(components: readonly Component[]): (broker: string, use: ChannelUse) => ChannelUse {
  const workers = new Map<string, string | undefined>();
  for (const { id, kind, codeOf } of components)
    if (kind === 'worker' && codeOf !== undefined) workers.set(codeOf, workers.has(codeOf) ? undefined : id);
  return (broker, use) => {
    const worker = jobQueues.has(broker) ? workers.get(use.service) : undefined;
    return worker === undefined ? use : { ...use, service: worker };
  };
}

const jobQueues: ReadonlySet<string> = new Set([
  'bullmq',
  'celery',
  'dramatiq',
  'rq',
  'arq',
  'taskiq',
  'procrastinate',
  'active-job',
  'sidekiq',
  'resque',
  'asynq',
  'laravel-queue',
]);

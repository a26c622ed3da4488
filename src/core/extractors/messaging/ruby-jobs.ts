/** A class whose instances take jobs out of a queue. */
export interface JobClassVocabulary {
  readonly id: string;
  readonly title: string;
  readonly broker: string;
  /** What the class extends or mixes in, as it is written. */
  readonly bases: RegExp;
  /** Method that takes a job. */
  readonly takes: string;
  /** Methods of the class that put one in. */
  readonly puts: ReadonlySet<string>;
  /** Macro that names the queue, where publishers name it and not the class. */
  readonly queue?: string | undefined;
}

export const jobClasses: readonly JobClassVocabulary[] = [
  {
    id: 'active-job',
    title: 'Active Job',
    broker: 'active-job',
    bases: /^(?:ActiveJob\.Base|ApplicationJob)$/,
    takes: 'perform',
    puts: new Set(['perform_later']),
  },
  {
    id: 'sidekiq',
    title: 'Sidekiq',
    broker: 'sidekiq',
    bases: /^(?:Sidekiq\.(?:Job|Worker)|ApplicationWorker)$/,
    takes: 'perform',
    puts: new Set(['perform_async', 'perform_in', 'perform_at', 'perform_bulk']),
  },
  {
    id: 'resque',
    title: 'Resque',
    broker: 'resque',
    bases: /^Resque\./,
    takes: 'perform',
    puts: new Set(['enqueue', 'enqueue_in', 'enqueue_at']),
  },
  {
    id: 'shoryuken',
    title: 'Shoryuken',
    broker: 'sqs',
    bases: /^Shoryuken\.Worker$/,
    takes: 'perform',
    puts: new Set(['perform_async', 'perform_in']),
    queue: 'shoryuken_options',
  },
  {
    id: 'sneakers',
    title: 'Sneakers',
    broker: 'rabbitmq',
    bases: /^(?:Sneakers|Kicks)\.Worker$/,
    takes: 'work',
    puts: new Set(['enqueue']),
    queue: 'from_queue',
  },
];

/** Methods that only say when or where a job runs. */
export const jobSettings: ReadonlySet<string> = new Set(['set', 'with', 'deliver_later', 'deliver_now']);

/** Mails are sent by a job of their own. */
export const mailer = {
  bases: /^(?:ActionMailer\.Base|ApplicationMailer)$/,
  later: new Set(['deliver_later', 'deliver_later!']),
  broker: 'active-job',
} as const;

/** Shape "task queue": decorated functions that other code asks a worker to run. */
export interface TaskQueueVocabulary {
  readonly id: string;
  readonly title: string;
  readonly modules: readonly string[];
  /** Decorators that make a function a task, by their last name. */
  readonly decorators: readonly string[];
  /** Methods of a task that put it into the queue. */
  readonly publishes: readonly string[];
  /** Methods of a queue that take the function, or the task's name, at a position. */
  readonly enqueues: Readonly<Record<string, number>>;
}

/** Libraries of that shape in Python. */
export const taskQueues: readonly TaskQueueVocabulary[] = [
  {
    id: 'celery',
    title: 'Celery',
    modules: ['celery'],
    decorators: ['task', 'shared_task', 'periodic_task'],
    publishes: ['delay', 'apply_async', 's', 'si', 'signature'],
    enqueues: { send_task: 0 },
  },
  {
    id: 'dramatiq',
    title: 'Dramatiq',
    modules: ['dramatiq'],
    decorators: ['actor'],
    publishes: ['send', 'send_with_options', 'message'],
    enqueues: {},
  },
  {
    id: 'rq',
    title: 'RQ',
    modules: ['rq', 'django_rq', 'rq_scheduler'],
    decorators: ['job'],
    publishes: ['delay'],
    enqueues: { enqueue: 0, enqueue_call: 0, enqueue_at: 1, enqueue_in: 1 },
  },
  {
    id: 'arq',
    title: 'arq',
    modules: ['arq'],
    decorators: [],
    publishes: [],
    enqueues: { enqueue_job: 0 },
  },
  {
    id: 'taskiq',
    title: 'Taskiq',
    modules: ['taskiq', 'taskiq_aio_pika', 'taskiq_redis'],
    decorators: ['task'],
    publishes: ['kiq'],
    enqueues: {},
  },
  {
    id: 'procrastinate',
    title: 'Procrastinate',
    modules: ['procrastinate'],
    decorators: ['task'],
    publishes: ['defer', 'defer_async'],
    enqueues: {},
  },
];

/** Names under which Celery is told what to run when. */
export const beatSettings = /(?:^|\.)(?:beat_schedule|CELERY_BEAT_SCHEDULE|CELERYBEAT_SCHEDULE)$/;

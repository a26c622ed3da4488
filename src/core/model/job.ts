import type { Element } from './evidence.ts';

export interface Job extends Element {
  /** Component id. */
  readonly service: string;
  /** Cron expression or interval as written. */
  readonly schedule: string;
  /** Operation id of what it runs. */
  readonly runs?: string | undefined;
  /** True where the scheduler lives inside the service's own process, and no lock lets one of several do the work. */
  readonly inProcess: boolean;
}

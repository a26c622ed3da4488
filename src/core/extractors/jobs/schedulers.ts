import type { SchedulerVocabulary } from '../shapes/scheduler-vocabulary.ts';
import { agenda } from './agenda.ts';
import { apscheduler } from './apscheduler.ts';
import { cron } from './cron.ts';
import { nestSchedule } from './nest-schedule.ts';
import { nodeCron } from './node-cron.ts';
import { nodeSchedule } from './node-schedule.ts';
import { pgBoss } from './pg-boss.ts';
import { robfigCron } from './robfig-cron.ts';
import { springScheduling } from './spring-scheduling.ts';
import { timers } from './timers.ts';

/** Libraries of the shape "schedule". */
export const schedulers: readonly SchedulerVocabulary[] = [
  nodeCron,
  cron,
  nodeSchedule,
  agenda,
  pgBoss,
  nestSchedule,
  springScheduling,
  timers,
  apscheduler,
  robfigCron,
];

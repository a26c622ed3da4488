import type { SchedulerVocabulary } from '../shapes/scheduler-vocabulary.ts';
import { agenda } from './agenda.ts';
import { apscheduler } from './apscheduler.ts';
import { cron } from './cron.ts';
import { fastapiUtils } from './fastapi-utils.ts';
import { goTickers } from './go-tickers.ts';
import { gocron } from './gocron.ts';
import { jakartaTimers } from './jakarta-timers.ts';
import { javaExecutors } from './java-executors.ts';
import { namekoTimer } from './nameko-timer.ts';
import { nestSchedule } from './nest-schedule.ts';
import { nodeCron } from './node-cron.ts';
import { nodeSchedule } from './node-schedule.ts';
import { pgBoss } from './pg-boss.ts';
import { pythonSchedule } from './python-schedule.ts';
import { robfigCron } from './robfig-cron.ts';
import { tokioIntervals } from './rust-timers.ts';
import { springScheduling } from './spring-scheduling.ts';
import { timers } from './timers.ts';
import { toadScheduler } from './toad-scheduler.ts';
import { tokioCronScheduler } from './tokio-cron-scheduler.ts';

/** Libraries of the shape "schedule". */
export const schedulers: readonly SchedulerVocabulary[] = [
  nodeCron,
  cron,
  nodeSchedule,
  agenda,
  pgBoss,
  namekoTimer,
  nestSchedule,
  springScheduling,
  timers,
  apscheduler,
  robfigCron,
  gocron,
  goTickers,
  pythonSchedule,
  fastapiUtils,
  javaExecutors,
  jakartaTimers,
  tokioCronScheduler,
  tokioIntervals,
  toadScheduler,
];

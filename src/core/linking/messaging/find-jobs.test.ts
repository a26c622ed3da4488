import { expect, it } from 'vitest';
import { quoteIn, resolverOf, type Story } from '../../../../test/support/resolver-of.ts';
import { nameOf } from '../../../../test/support/spots-of.ts';
import { findJobs } from './find-jobs.ts';

async function jobs(story: Story): Promise<string> {
  const resolver = await resolverOf(story);
  return findJobs(resolver, quoteIn(story))
    .map((job) => {
      const where = job.inProcess ? '' : ', one replica at a time';
      const { file, line } = job.evidence;
      return `${file}:${line} ${nameOf(resolver, job.place)} by ${job.library}: ${job.schedule}${where}`;
    })
    .join('\n');
}

it('finds functions on a schedule, however it is written', async () => {
  const text = await jobs({
    'jobs.js': `
      import cron from 'node-cron';
      import { CronJob } from 'cron';
      import schedule from 'node-schedule';
      import Agenda from 'agenda';
      import { expireCarts } from './carts.js';
      const NIGHTLY = '0 3 * * *';
      cron.schedule(NIGHTLY, expireCarts);
      new CronJob('*/5 * * * *', async function syncStock() {});
      CronJob.from({ cronTime: '0 0 * * 0', onTick: () => report() });
      schedule.scheduleJob('invoices', '0 1 1 * *', () => report());
      export const agenda = new Agenda();
      agenda.define('remind', async function remind(job) {});
      function report() {}`,
    'start.js': `
      import { agenda } from './jobs.js';
      agenda.every('1 day', 'remind');`,
    'carts.js': 'export function expireCarts() {}',
    'stock.service.ts': `
      import { Cron, CronExpression, Interval } from '@nestjs/schedule';
      export class StockService {
        @Cron(CronExpression.EVERY_10_MINUTES) recount() {}
        @Cron('0 9 * * 1-5', { timeZone: 'Europe/Berlin' }) remind() {}
        @Interval('sweep', 30_000) sweep() {}
      }`,
  });
  expect(text).toMatchInlineSnapshot(`
    "jobs.js:8 expireCarts by node-cron: 0 3 * * *
    jobs.js:9 syncStock by cron: */5 * * * *
    jobs.js:10 onTick by cron: 0 0 * * 0
    jobs.js:11 anonymous by node-schedule: 0 1 1 * *
    start.js:3 remind by agenda: 1 day, one replica at a time
    stock.service.ts:4 StockService.recount by nest-schedule: every 10 minutes
    stock.service.ts:5 StockService.remind by nest-schedule: 0 9 * * 1-5
    stock.service.ts:6 StockService.sweep by nest-schedule: every 30 s"
  `);
});

it('takes setInterval for a job only where the application starts', async () => {
  const text = await jobs({
    'server.js': `
      import express from 'express';
      import { startRelay } from './relay.js';
      const app = express();
      app.get('/events', (req, res) => {
        const timer = setInterval(() => res.write(':ping'), 15_000);
        req.on('close', () => clearInterval(timer));
      });
      app.listen(3000, () => startRelay());
      setInterval(function sweep() {}, 60 * 1000);`,
    'relay.js': `
      const EVERY = Number(process.env.RELAY_MS ?? 500);
      export function startRelay() { setInterval(relay, EVERY); }
      async function relay() {}
      export function startPolling() {
        const poll = () => relay().finally(() => setTimeout(poll, 2_000));
        poll();
        setTimeout(relay, 10);
      }
      startPolling();`,
  });
  expect(text).toMatchInlineSnapshot(`
    "server.js:10 sweep by timers: every 60 s
    relay.js:3 relay by timers: every 500 ms
    relay.js:6 poll by timers: every 2 s"
  `);
});

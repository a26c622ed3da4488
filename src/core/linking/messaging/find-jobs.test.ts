import { expect, it } from 'vitest';
import { quoteIn, resolverOf, type Story } from '../../../../test/support/resolver-of.ts';
import { nameOf } from '../../../../test/support/spots-of.ts';
import { systemOf } from '../../../../test/support/system-of.ts';
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

it('knows the jobs that take a lock, so that one replica at a time runs them', async () => {
  const text = await jobs({
    'jobs.js': `
      import cron from 'node-cron';
      cron.schedule('0 3 * * *', async function sweep() {
        const [row] = await db.query('SELECT pg_try_advisory_lock(42) AS mine');
        if (row.mine) await db.query('DELETE FROM carts');
      });
      cron.schedule('0 4 * * *', async function remind() {
        if (await redis.set('remind', id, 'PX', 60000, 'NX')) await mails.send();
      });
      cron.schedule('0 5 * * *', () => withClusterLock('report', async () => build()));
      cron.schedule('0 6 * * *', async function block() { await withBlock(() => build()); });`,
    'Relay.java': `
      import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
      import org.springframework.scheduling.annotation.Scheduled;
      class Relay {
        @Scheduled(fixedDelay = 500) @SchedulerLock(name = "relay") void relay() {}
        @Scheduled(fixedDelay = 500) void both() { mutex.lock(); }
      }`,
  });
  expect(text).toMatchInlineSnapshot(`
    "jobs.js:3 sweep by node-cron: 0 3 * * *, one replica at a time
    jobs.js:7 remind by node-cron: 0 4 * * *, one replica at a time
    jobs.js:10 anonymous by node-cron: 0 5 * * *, one replica at a time
    jobs.js:11 block by node-cron: 0 6 * * *
    Relay.java:5 Relay.relay by spring-scheduling: every 500 ms, one replica at a time
    Relay.java:6 Relay.both by spring-scheduling: every 500 ms"
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

it('reads schedules as each library writes them', async () => {
  const { jobs: found } = await systemOf({
    'tides/go.mod': 'module tides\n',
    'tides/main.go': `package main
import ("net/http"; "time"; "github.com/go-co-op/gocron"; second "github.com/go-co-op/gocron/v2"; "github.com/robfig/cron/v3")
type Sounding struct{}
func (s Sounding) Run() {}
func main() {
  s := gocron.NewScheduler(time.UTC)
  s.Every(5).Minutes().Do(measure)
  n, _ := second.NewScheduler()
  n.NewJob(second.CronJob("0 3 * * *", false), second.NewTask(measure))
  c := cron.New()
  c.AddJob("0 1 * * *", Sounding{})
  go func() { ticker := time.NewTicker(30 * time.Second); for range ticker.C { measure() } }()
  http.HandleFunc("/tides", stream)
  http.ListenAndServe(":1", nil)
}
func stream(w http.ResponseWriter, r *http.Request) { beat := time.NewTicker(time.Second); <-beat.C }
func measure() {}
`,
    'buoys/requirements.txt': 'apscheduler\ncelery\n',
    'buoys/jobs.py': `from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger
from celery import Celery
import schedule
s = BackgroundScheduler()
def light(): pass
s.add_job(light, 'interval', minutes=5)
s.add_job(func=light, trigger=CronTrigger(hour=3))
@s.scheduled_job('cron', day_of_week='mon', hour=2)
def paint(): pass
schedule.every().day.at("10:30").do(light)
app = Celery('buoys')
@app.task
def ring(): pass
@app.on_after_configure.connect
def begin(sender, **kwargs):
    sender.add_periodic_task(10.0, ring.s())
`,
    'locks/pom.xml': '<project><artifactId>locks</artifactId></project>',
    'locks/src/main/resources/application.properties': 'gates.cron=0 0 4 * * *\n',
    'locks/src/main/java/locks/Gates.java': `package locks;
import java.util.concurrent.*;
import org.quartz.*;
import org.springframework.scheduling.annotation.Scheduled;
public class Gates implements Job {
  public void execute(JobExecutionContext context) {}
  @Scheduled(cron = "\${gates.cron}") void open() {}
  void begin() {
    JobBuilder.newJob(Gates.class).build();
    TriggerBuilder.newTrigger().withSchedule(CronScheduleBuilder.cronSchedule("0 0/5 * * * ?")).build();
    ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
    pool.scheduleAtFixedRate(this::open, 0, 10, TimeUnit.SECONDS);
  }
}
`,
    'ferry/Cargo.toml': '[package]\nname = "ferry"\n',
    'ferry/src/main.rs': `use tokio_cron_scheduler::{Job, JobScheduler};
async fn run(all: JobScheduler) { all.add(Job::new_async("0 */5 * * * *", |_, _| Box::pin(async move { cross().await; })).unwrap()).await; }
async fn cross() {}
`,
  });
  expect(
    found
      .map(({ runs, schedule }) => `${runs?.replace('operation:', '')}: ${schedule}`)
      .sort()
      .join('\n'),
  ).toMatchInlineSnapshot(`
    "buoys/jobs.py#light: 0 3 * * *
    buoys/jobs.py#light: every 5 minutes
    buoys/jobs.py#light: every day at 10:30
    buoys/jobs.py#paint: 0 2 * * mon
    buoys/jobs.py#ring: every 10 s
    ferry/src/main.rs#job 0 */5 * * * *: 0 */5 * * * *
    locks/src/main/java/locks/Gates.java#Gates.execute: 0 0/5 * * * ?
    locks/src/main/java/locks/Gates.java#Gates.open: 0 0 4 * * *
    locks/src/main/java/locks/Gates.java#Gates.open: every 10 seconds
    tides/main.go#Sounding.Run: 0 1 * * *
    tides/main.go#job every 30 s: every 30 s
    tides/main.go#measure: 0 3 * * *
    tides/main.go#measure: every 5 minutes"
  `);
});

it('finds what Rust starts with the program and lets sleep between its rounds', async () => {
  const text = await jobs({
    'src/main.rs': `mod sweeps;
use std::{thread, time::Duration};
#[tokio::main]
async fn main() {
    tokio::spawn(sweeps::forget_guests(db.clone()));
    let orders = db.clone();
    tokio::spawn(async move {
        if let Err(error) = sweeps::close_orders(orders).await { log(error); }
    });
    thread::spawn(move || loop { count(); thread::sleep(Duration::from_secs(5)); });
    tokio::spawn(sweeps::work(queue));
    axum::serve(listener, app()).await.unwrap();
}
`,
    'src/sweeps.rs': `use std::time::Duration;
use tokio::time::{self, sleep};
pub async fn forget_guests(db: Db) {
    loop { sleep(Duration::from_secs(3600)).await; db.forget().await; }
}
pub async fn close_orders(db: Db) -> Result<(), Failure> {
    let mut ticks = time::interval(Duration::from_secs(60));
    loop { ticks.tick().await; db.close().await?; }
}
pub async fn work(mut queue: Receiver<Mail>) {
    while let Some(mail) = queue.recv().await { send(mail).await; }
}
pub async fn answer(db: Db) -> String {
    tokio::spawn(forget_later(db));
    String::new()
}
async fn forget_later(db: Db) { for _ in 0..3 { sleep(Duration::from_secs(1)).await; db.forget().await; } }
`,
  });
  expect(text).toMatchInlineSnapshot(`
    "src/sweeps.rs:7 close_orders by tokio-interval: every 60 s
    src/sweeps.rs:4 forget_guests by spawn: every 3600 s
    src/main.rs:10 anonymous by spawn: every 5 s"
  `);
});

it('finds coroutines that Ktor launches when it starts', async () => {
  const text = await jobs({
    'src/Sweeps.kt': `package inn
import io.ktor.server.application.Application
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlin.time.Duration.Companion.hours
fun Application.sweep() {
    launch {
        while (true) {
            delay(6.hours)
            Rooms.forget()
        }
    }
    launch { Rooms.warm() }
}
suspend fun later(scope: CoroutineScope) {
    scope.launch {
        while (true) {
            delay(100)
            Rooms.poll()
        }
    }
}
`,
  });
  expect(text).toMatchInlineSnapshot(`"src/Sweeps.kt:9 anonymous by spawn: every 6 hours"`);
});

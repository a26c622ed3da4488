import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';

/** Whether the job of one file may run in each copy of the service at once. */
async function inEachCopy(files: Parameters<typeof systemOf>[0]): Promise<readonly boolean[]> {
  const { jobs } = await systemOf(files);
  return jobs.map(({ inProcess }) => inProcess === true);
}

function java(field: string, imported: string): Parameters<typeof systemOf>[0] {
  return {
    'pom.xml': '<project><artifactId>kiln</artifactId></project>',
    'src/main/java/Sweep.java': `${imported}
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

@Component
public class Sweep {
  ${field}

  @Scheduled(cron = "0 0 3 * * *")
  public void sweep() {
    if (!lock.tryLock()) return;
  }
}
`,
  };
}

test('a lock of one process keeps out no other copy', async () => {
  const own = java(
    'private final ReentrantLock lock = new ReentrantLock();',
    'import java.util.concurrent.locks.ReentrantLock;',
  );
  expect(await inEachCopy(own)).toEqual([true]);
  const shared = java(
    'private final RLock lock;\n  Sweep(RedissonClient redis) { this.lock = redis.getLock("sweep"); }',
    'import org.redisson.api.RLock;\nimport org.redisson.api.RedissonClient;',
  );
  expect(await inEachCopy(shared)).toEqual([false]);
});

test('a mutex of Go is one of its process, and a lock that nobody explains is believed', async () => {
  const go = (lock: string): Parameters<typeof systemOf>[0] => ({
    'go.mod': 'module kiln\n\ngo 1.23\nrequire github.com/robfig/cron/v3 v3.0.1\n',
    'main.go': `package main

import (
	"sync"

	"github.com/robfig/cron/v3"
)

${lock}

func sweep() {
	if !guard.TryLock() {
		return
	}
}

func main() {
	schedule := cron.New()
	schedule.AddFunc("@daily", sweep)
	schedule.Start()
	select {}
}
`,
  });
  expect(await inEachCopy(go('var guard sync.Mutex'))).toEqual([true]);
  expect(await inEachCopy(go('var guard = newLease("sweep")'))).toEqual([false]);
});

test('a relay that skips rows which another copy holds runs in all copies without harm', async () => {
  const relay = (statement: string): Parameters<typeof systemOf>[0] => ({
    'go.mod': 'module kiln\n\ngo 1.23\nrequire github.com/jackc/pgx/v5 v5.7.2\n',
    'main.go': `package main

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
)

const pending = "${statement}"

type Relay struct{ pool *pgxpool.Pool }

func (r *Relay) Run(ctx context.Context) {
	ticker := time.NewTicker(2 * time.Second)
	for range ticker.C {
		r.flush(ctx)
	}
}

func (r *Relay) flush(ctx context.Context) { r.rows(ctx) }

func (r *Relay) rows(ctx context.Context) { r.pool.Query(ctx, pending) }

func main() {
	pool, _ := pgxpool.New(context.Background(), "postgres://kiln")
	relay := &Relay{pool: pool}
	go relay.Run(context.Background())
}
`,
  });
  const rows = 'SELECT id FROM outbox ORDER BY id LIMIT 100';
  expect(await inEachCopy(relay(rows))).toEqual([true]);
  expect(await inEachCopy(relay(`${rows} FOR UPDATE SKIP LOCKED`))).toEqual([false]);
});

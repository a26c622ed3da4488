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

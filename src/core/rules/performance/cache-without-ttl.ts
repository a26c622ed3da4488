import type { CacheUse } from '../../model/cache-use.ts';
import { shownKey } from '../../model/shown-key.ts';
import { entryPointsOf } from '../questions/entry-points.ts';
import { evidenceChain, wayTo } from '../questions/evidence-chain.ts';
import { groupBy } from '../questions/group-by.ts';
import type { Example, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';

export const cacheWithoutTtl: Rule = {
  id: 'cache-without-ttl',
  area: 'performance',
  severity: severityOf('outage', 'possible'),
  what: 'A request writes entries into a cache that never end and that nobody deletes.',
  why: 'Memory grows with every new key until nothing is left of it, and what is wrong in an entry stays wrong.',
  fix: 'Give every entry a time to live, even a long one.',
  references: [
    'https://redis.io/docs/latest/develop/reference/eviction/',
    'https://aws.amazon.com/builders-library/caching-challenges-and-strategies/',
  ],
  reads: ['cacheUses', 'endpoints', 'operations', 'operationCalls', 'jobs', 'channels'],
  examples: { bad: museum(''), good: museum(", 'EX', 86400") },
  check: ({ index }) => {
    const entries = entryPointsOf(index);
    const byKey = groupBy(index.system.cacheUses, ({ cache, keyPattern }) => `${cache} ${keyPattern}`);
    return [...byKey.values()].flatMap((uses) => {
      const written = uses.find(({ unending }) => unending === true);
      if (written === undefined || !isOfMany(written) || uses.some(endsIt)) return [];
      const [entry] = entries(written.operation);
      if (entry === undefined) return [];
      return [
        {
          severity: entry.kind === 'endpoint' ? undefined : severityOf('slowdown', 'possible'),
          title: `${entry.label} keeps ${shownKey(written.keyPattern)} for ever`,
          message: prose(
            `Each new value in the place of * makes one more key, and neither a time to live nor a deletion of ${shownKey(written.keyPattern)} was found:`,
            isOfProcess(written)
              ? 'their memory comes back only when the process ends.'
              : 'their memory comes back only where Redis is told to evict.',
          ),
          fix: isOfProcess(written)
            ? 'A time to live with each entry, as long as it may be old, or a limit to the size of the cache.'
            : 'A time to live with the write (`SET … EX 86400`), as long as the entry may be old.',
          evidence: evidenceChain(written.evidence[0], wayTo(index, entry, written.operation)),
          lookedAt: [
            `the call that writes ${shownKey(written.keyPattern)}`,
            `${uses.length} uses of that key, for an expiry or a deletion`,
          ],
          subjects: [written.id],
        },
      ];
    });
  },
};

/** Kept in the memory of the program itself. */
function isOfProcess({ cache }: CacheUse): boolean {
  return cache === 'memory-cache';
}

/** One key for all is no growth; a key of which nothing is known may be anything. */
function isOfMany({ keyPattern }: CacheUse): boolean {
  return keyPattern.includes('{}') && keyPattern.replaceAll('{}', '').replace(/[^\w]/g, '') !== '';
}

function endsIt({ kind, unending, timeToLiveSeconds }: CacheUse): boolean {
  return kind === 'invalidate' || timeToLiveSeconds !== undefined || (kind === 'write' && unending !== true);
}

function museum(life: string): Example {
  return {
    'package.json': '{ "name": "museum", "dependencies": { "express": "4", "ioredis": "5" } }',
    'src/app.ts': `import express from 'express';
import Redis from 'ioredis';

const redis = new Redis();
const app = express();

app.get('/v1/directions/:place', async (req, res) => {
  const known = await redis.get(\`directions:\${req.params.place}\`);
  if (known !== null) return res.json(JSON.parse(known));
  const way = { to: req.params.place };
  await redis.set(\`directions:\${req.params.place}\`, JSON.stringify(way)${life});
  res.json(way);
});

app.listen(3000);
`,
  };
}

import type { Effect } from '../../model/effect.ts';
import { shortList } from '../../model/wording.ts';
import { type EntryPoint, entryPointsOf } from '../questions/entry-points.ts';
import { evidenceChain, wayTo } from '../questions/evidence-chain.ts';
import { groupBy } from '../questions/group-by.ts';
import type { Example, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { grouped } from '../words/doers.ts';

export const blockingCallInHandler: Rule = {
  id: 'blocking-call-in-handler',
  area: 'performance',
  severity: severityOf('slowdown', 'likely'),
  what: 'A request runs a call that stops the whole process until it is done.',
  why: 'Node, and an event loop of Python, serve all requests on one thread, so that every other one waits with it.',
  fix: 'Use the asynchronous form of the call.',
  references: [
    'https://nodejs.org/en/learn/asynchronous-work/dont-block-the-event-loop',
    'https://nodejs.org/api/synopsis.html',
    'https://fastapi.tiangolo.com/async/',
  ],
  reads: ['effects', 'endpoints', 'operations', 'operationCalls', 'jobs', 'channels'],
  within: 'district',
  examples: {
    bad: lockers('hashSync(req.params.pin, 10)'),
    good: lockers('await hash(req.params.pin, 10)'),
  },
  check: ({ index }) => {
    const entries = entryPointsOf(index);
    const blocking = index.system.effects.filter(
      ({ kind, operation }) => kind === 'blocking-call' && operation !== undefined,
    );
    return [...groupBy(blocking, ({ operation, name }) => `${operation} ${name}`).values()].flatMap(([effect]) => {
      const requests = entries(effect.operation ?? '').filter(isOnLoop);
      const [entry] = requests;
      const cost = costOf(effect);
      if (entry === undefined || cost === undefined) return [];
      return [
        {
          severity: cost.heavy ? undefined : 'low',
          title: `${shortList(
            requests.map(({ label }) => label),
            1,
          )} ${requests.length === 1 ? 'stops' : 'stop'} the process with ${effect.name}`,
          message: `${effect.name} ${cost.what}, and until it is done this process answers nobody.`,
          fix: fixOf(effect.name),
          evidence: evidenceChain(effect.evidence[0], wayTo(index, entry, effect.operation ?? '')),
          subjects: [entry.id, effect.id],
        },
      ];
    });
  },
};

/** Flask gives each asynchronous view a loop of its own: nobody else waits on it. */
function isOnLoop({ endpoint }: EntryPoint): boolean {
  return endpoint !== undefined && endpoint.framework !== 'flask';
}

interface Cost {
  readonly what: string;
  readonly heavy: boolean;
}

/** Looking at a file's name takes microseconds; hashing and other programs are slow by design. */
function costOf({ name: called, detail }: Effect): Cost | undefined {
  const name = called.split('.').at(-1) ?? '';
  if (name === 'pbkdf2Sync' && detail !== undefined) return costOfIterations(Number(detail));
  if (called === 'time.sleep') return { what: 'waits for the clock', heavy: true };
  if (/^(?:requests|urllib)\./.test(called)) return { what: 'waits for another service', heavy: true };
  if (/^(?:hash|compare|checkpw|verify|pbkdf2|scrypt|generateKeyPair)/.test(name))
    return { what: 'computes slowly by design', heavy: true };
  if (/^(?:exec|spawn)/.test(name) || /^(?:subprocess|os)\./.test(called))
    return { what: 'waits for another program', heavy: true };
  if (/^(?:gzip|gunzip|deflate|inflate|brotli)/.test(name))
    return { what: 'computes the longer the more data it gets', heavy: true };
  return /^(?:readFile|writeFile|appendFile|copyFile|readdir)/.test(name)
    ? { what: 'waits for the disk', heavy: false }
    : undefined;
}

/** A thousand iterations take about half a millisecond of one core. */
function costOfIterations(iterations: number): Cost {
  const milliseconds = Math.max(1, Math.round(iterations / 2000));
  return { what: `computes ${grouped(iterations)} iterations`, heavy: milliseconds >= 20 };
}

function fixOf(called: string): string {
  const inPython = pythonFixes.find(([of]) => called.startsWith(of))?.[1];
  if (inPython !== undefined) return inPython.replace('{0}', called);
  const [module = '', name = ''] = called.split('.');
  const asynchronous = name.replace(/Sync$/, '');
  if (module === 'bcryptjs')
    return `Use bcrypt or argon2, which compute in other threads, or a worker: bcryptjs is JavaScript and stays in this thread when it is awaited, too.`;
  if (module === 'bcrypt') return `Await \`${asynchronous}\` of the same module.`;
  if (asynchronous === 'spawn') return 'Use `spawn`, and wait for its `close` event.';
  if (['crypto', 'child_process', 'zlib'].includes(module))
    return `Await \`promisify(${asynchronous})\`, with \`promisify\` from node:util.`;
  const once = asynchronous === 'readFile' ? ', or read the file once when the service starts' : '';
  return `Await \`${asynchronous}\` of ${module === 'fs' ? 'node:fs/promises' : module}${once}.`;
}

const inThread = 'Run it in a thread: `await asyncio.to_thread({0}, …)`.';

/** By what is called, the longer names first. */
const pythonFixes: readonly (readonly [of: string, fix: string])[] = [
  ['time.sleep', 'Await `asyncio.sleep` instead.'],
  [
    'requests.',
    'Await the same method of an `httpx.AsyncClient`, or write the route with `def` where the framework runs such ones in threads, as FastAPI does.',
  ],
  ['urllib.', 'Await `get` of an `httpx.AsyncClient` instead.'],
  ['subprocess.', 'Await `asyncio.create_subprocess_exec` and its `communicate()` instead.'],
  ['os.system', 'Await `asyncio.create_subprocess_shell` and its `wait()` instead.'],
  ['bcrypt.hashpw', inThread],
  ['bcrypt.checkpw', inThread],
  ['passlib.', 'Run it in a thread: `await asyncio.to_thread(context.verify, …)`.'],
];

function lockers(hash: string): Example {
  return {
    'src/app.ts': `import { hash, hashSync } from 'bcrypt';
import express from 'express';

const app = express();

app.get('/v1/lockers/:pin', async (req, res) => {
  const code = ${hash};
  res.json({ code });
});

app.listen(3000);
`,
  };
}

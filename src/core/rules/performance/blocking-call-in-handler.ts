import type { Effect } from '../../model/effect.ts';
import { shortList } from '../../model/wording.ts';
import { entryPointsOf } from '../questions/entry-points.ts';
import { evidenceChain, wayTo } from '../questions/evidence-chain.ts';
import { groupBy } from '../questions/group-by.ts';
import type { Example, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';

export const blockingCallInHandler: Rule = {
  id: 'blocking-call-in-handler',
  area: 'performance',
  severity: severityOf('slowdown', 'likely'),
  what: 'A request runs a call that stops the whole process until it is done.',
  why: 'Node serves all requests on one thread, so that every other one waits with it.',
  fix: 'Use the asynchronous form of the call.',
  references: [
    'https://nodejs.org/en/learn/asynchronous-work/dont-block-the-event-loop',
    'https://nodejs.org/api/synopsis.html',
  ],
  reads: ['effects', 'endpoints', 'operations', 'operationCalls', 'jobs', 'channels'],
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
      const requests = entries(effect.operation ?? '').filter(({ kind }) => kind === 'endpoint');
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
          message: prose(
            `${effect.name} ${cost.what}, and until then this process answers nobody.`,
            cost.heavy
              ? 'At 100 ms a call, ten of them a second leave no time for anything else (10 × 100 ms).'
              : undefined,
          ),
          fix: `Await \`${effect.name.split('.').at(-1)?.replace(/Sync$/, '')}\` of the same module${cost.heavy ? '' : ', or read it once when the service starts'}.`,
          evidence: evidenceChain(effect.evidence[0], wayTo(index, entry, effect.operation ?? '')),
          subjects: [entry.id, effect.id],
        },
      ];
    });
  },
};

interface Cost {
  readonly what: string;
  readonly heavy: boolean;
}

/** Looking at a file's name takes microseconds; hashing and other programs are slow by design. */
function costOf(effect: Effect): Cost | undefined {
  const name = effect.name.split('.').at(-1) ?? '';
  if (/^(?:hash|compare|genSalt|pbkdf2|scrypt|generateKeyPair)/.test(name))
    return { what: 'computes for about a tenth of a second', heavy: true };
  if (/^(?:exec|spawn)/.test(name)) return { what: 'waits for another program', heavy: true };
  if (/^(?:gzip|gunzip|deflate|inflate|brotli)/.test(name))
    return { what: 'computes as long as the data is large', heavy: true };
  return /^(?:readFile|writeFile|appendFile|copyFile|readdir)/.test(name)
    ? { what: 'waits for the disk', heavy: false }
    : undefined;
}

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

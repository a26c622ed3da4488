import type { Call } from '../../model/call.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { count, shortList } from '../../model/wording.ts';
import { timeoutEdits } from '../edits/timeout-edits.ts';
import type { Severity } from '../finding.ts';
import { targetOf, unknownHost } from '../questions/call-target.ts';
import { type EntryPoint, type EntryPointsOf, entryPointsOf } from '../questions/entry-points.ts';
import { evidenceChain, wayTo } from '../questions/evidence-chain.ts';
import { groupBy, isNonEmpty, type NonEmpty, uniqueBy } from '../questions/group-by.ts';
import { sitesOf } from '../questions/sites-of.ts';
import type { Report, Rule } from '../rule.ts';
import { clientName } from '../words/client-name.ts';
import { agree, grouped } from '../words/doers.ts';
import { prose } from '../words/prose.ts';
import { timeoutInLibrary } from '../words/timeout-in-library.ts';

/** Nobody waits longer at a screen; a library that gives up before is no worry. */
const patience = 60_000;

export const missingTimeout: Rule = {
  id: 'missing-timeout',
  area: 'services',
  severity: 'high',
  what: 'A call to another machine has no timeout, and its library waits very long or for ever.',
  why: 'When the other side hangs, every request that calls it hangs too, until memory or connections run out.',
  fix: 'Say how long the call may take, a little above what it takes on a bad day.',
  references: [
    'https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/',
    'https://learn.microsoft.com/en-us/azure/architecture/best-practices/transient-faults',
  ],
  reads: ['calls', 'components', 'endpoints', 'operations', 'operationCalls', 'jobs', 'channels'],
  within: 'district',
  examples: {
    bad: {
      'src/app.ts': `import axios from 'axios';
import express from 'express';

const app = express();

app.get('/rates', async (req, res) => {
  const answer = await axios.get('https://api.exchange.example/rates');
  res.json(answer.data);
});

app.listen(3000);
`,
    },
    good: {
      'src/app.ts': `import axios from 'axios';
import express from 'express';

const app = express();

app.get('/rates', async (req, res) => {
  const answer = await axios.get('https://api.exchange.example/rates', { timeout: 2000 });
  res.json(answer.data);
});

app.listen(3000);
`,
    },
  },
  check: ({ index }) => {
    const entries = entryPointsOf(index);
    const waiting = index.system.calls.filter((call) => waitsTooLong(index, call));
    // A service mostly has one client, whose one timeout mends every call.
    const groups = groupBy(waiting, (call) => `${call.from} ${call.library} ${waitOf(call)}`);
    return [...groups.values()].map((calls) => report(index, calls, entries));
  },
};

function waitsTooLong(index: SystemIndex, call: Call): boolean {
  if (call.timeout.kind !== 'library-default' || call.circuitBreaker || call.detached) return false;
  if (call.protocol === 'websocket') return false;
  if (index.component(call.from)?.kind === 'frontend') return false;
  return call.timeout.milliseconds === 0 || call.timeout.milliseconds > patience;
}

function waitOf({ timeout }: Call): number {
  return timeout.kind === 'library-default' ? timeout.milliseconds : 0;
}

function report(index: SystemIndex, calls: NonEmpty<Call>, entries: EntryPointsOf): Report {
  const [call] = calls;
  const targets = targetsOf(index, calls);
  const callers = uniqueBy(
    calls.flatMap((each) => entries(each.operation)),
    (entry) => entry.label,
  );
  const service = index.component(call.from)?.name ?? call.from;
  const wait = waitOf(call);
  const sites = sitesOf(calls);
  const known = sitesOf(knownOf(calls)).length;
  const times = known === 1 ? '' : ` in ${known} places`;
  return {
    severity: severityOf(callers, wait),
    title: `${service} calls ${shortList(targets)} with ${clientName(call.library)}${times} and waits ${howLong(wait)}`,
    message: prose(messageOf(call, targets, callers, wait), elsewhere(sites.length - known)),
    fix: fixOf(call, sites.length),
    edits: timeoutEdits(sites),
    evidence: evidenceChain(
      calls.map((each) => each.evidence[0]),
      wayTo(index, callers[0], call.operation),
    ),
    lookedAt: [...new Set(calls.flatMap((each) => each.timeoutSearch))],
    subjects: [
      call.from,
      ...calls.flatMap((each) => [each.to ?? targetOf(index, each), each.id]),
      ...callers.map((entry) => entry.id),
    ],
  };
}

/** What was not made out may be one of those that were, so it is no further host. */
function targetsOf(index: SystemIndex, calls: NonEmpty<Call>): readonly string[] {
  return [...new Set(knownOf(calls).map((each) => targetOf(index, each)))];
}

/** Calls whose host was made out, or all where none was. */
function knownOf(calls: NonEmpty<Call>): NonEmpty<Call> {
  const known = calls.filter(({ to, host }) => to !== undefined || host !== undefined);
  return isNonEmpty(known) ? known : calls;
}

function elsewhere(places: number): string | undefined {
  return places === 0
    ? undefined
    : `${count(places, 'more call')} of this client ${agree(places, 'goes to a host', 'go to hosts')} that nothing names.`;
}

function howLong(wait: number): string {
  return wait === 0 ? 'for ever' : `up to ${grouped(wait / 1000)} s`;
}

function severityOf(callers: readonly EntryPoint[], wait: number): Severity {
  if (!callers.some((entry) => entry.kind === 'endpoint')) return 'low';
  return wait === 0 ? 'high' : 'medium';
}

function messageOf(call: Call, targets: readonly string[], callers: readonly EntryPoint[], wait: number): string {
  const target = targets.length > 1 ? 'one of them' : targets[0] === unknownHost ? 'the host' : targets[0];
  const client = clientName(call.library);
  const library =
    wait === 0
      ? `${client} has no timeout of its own`
      : `${client} gives up on its own only after ${grouped(wait / 1000)} s`;
  const labels = callers.map((entry) => entry.label);
  if (labels.length === 0) return `${library}, so while ${target} hangs, this call and what waits for it are kept.`;
  const hanging =
    targets.length === 1 || labels.length === 1
      ? `${shortList(labels)} ${agree(labels.length, 'hangs', 'hang')} with it`
      : `whatever calls it among ${shortList(labels)} hangs with it`;
  return prose(
    `${library}. While ${target} hangs, ${hanging},`,
    'and every request that comes meanwhile keeps its memory and its connection.',
  );
}

function fixOf(call: Call, places: number): string {
  if (places === 1) return `Add ${timeoutInLibrary(call.library)}.`;
  const all = places === 2 ? 'both calls' : `all ${count(places, 'call')}`;
  return `Add ${timeoutInLibrary(call.library)}. A client that ${all} share needs it once.`;
}

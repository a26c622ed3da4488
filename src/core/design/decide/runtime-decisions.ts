import { poolDefaults } from '../../advice/scaling/connection-limits.ts';
import type { System } from '../../model/system.ts';
import { count, listed, shortList } from '../../model/wording.ts';
import { instancesOf } from '../assemble/components.ts';
import { limitsOf, type RuledOut } from '../brief/limits.ts';
import type { Decision } from '../decision.ts';
import { cachedResources, cacheFrom, openLookups, openReads, timeToLive } from '../flows/caching.ts';
import { pathSegment, spoken } from '../names/identifier.ts';
import { eventsOf } from '../plan/events.ts';
import type { Plan } from '../plan/plan.ts';
import { remotesOf } from '../plan/remotes.ts';

export function runtimeDecisions(plan: Plan, system: System): readonly Decision[] {
  return [...messages(plan, system), ...remotes(plan), caching(plan), running(plan, system)];
}

function messages(plan: Plan, system: System): readonly Decision[] {
  const events = eventsOf(plan.brief);
  if (events.length === 0) return [];
  const peak =
    events.reduce((sum, { resource, operation }) => sum + plan.demand.of(resource, operation), 0) *
    plan.brief.load.peakFactor;
  const rate = peak.toLocaleString('en-US', { maximumFractionDigits: 1 });
  const names = system.channels.map(({ name }) => `\`${name}\``);
  const broker = plan.broker === 'kafka' ? 'Kafka' : 'RabbitMQ';
  const { without } = limitsOf(plan.brief);
  const isRuledOut = (product: RuledOut): boolean => without.has(product) || without.has('broker');
  return [
    {
      id: 'outbox',
      question: 'How does a message leave exactly when what it tells of is stored?',
      title: 'Messages leave through an outbox',
      choice: `${shortList(names, 5)} ${names.length === 1 ? 'is a row' : 'are rows'} of \`outbox_messages\`, written in the transaction of which ${names.length === 1 ? 'it tells' : 'they tell'}. A relay sends messages in order and marks them; consumers keep the ids that they have done in \`processed_messages\`, in the transaction of what they do.`,
      reason: 'A message exists if and only if what it tells of was committed. It may come twice, and is done once.',
      instead: [
        'Publish after the commit: a crash in between loses the message, and nothing notices.',
        'Publish within the transaction: a message of something that was rolled back.',
      ],
      changesWhen:
        'The relay falls behind by more than a second at peak: then read the log of the database instead of polling (Debezium).',
      evidence: events.slice(0, 3).map(({ operation }) => operation.evidence),
    },
    plan.broker === undefined
      ? {
          id: 'broker',
          question: 'What carries the messages?',
          title: 'No broker yet',
          choice: `The worker takes messages from the outbox itself${plan.brief.dialect === 'sqlite' ? '' : ', with `FOR UPDATE SKIP LOCKED`'}, a hundred at a time.`,
          reason: `${rate} messages a second at peak, which no other service takes: a table does that, and there is nothing more to run.`,
          instead: [
            isRuledOut('rabbitmq')
              ? 'RabbitMQ: the brief rules it out.'
              : 'RabbitMQ from the start: a cluster of three to run for what one query does.',
            isRuledOut('kafka') ? 'Kafka: the brief rules it out.' : kafkaPays,
          ],
          changesWhen: `A second service consumes them, or 500 messages a second at peak: then ${brokerLater(without)} behind the same outbox; producers and consumers stay as they are.`,
          evidence: [plan.brief.evidence],
        }
      : {
          id: 'broker',
          question: 'What carries the messages?',
          title: `${broker} carries the messages`,
          choice: `${broker}, three nodes, ${count(system.channels.length, 'topic')}, each with a dead letter after five attempts that come later and later. Messages of one resource keep their order by its id as key.`,
          reason: `${rate} messages a second at peak${plan.services.length > 1 ? ` between ${plan.services.length} services` : ''}: more than a table that is polled should carry, or more than one process that reads it.${without.has('broker') ? ' The brief wants no broker; nothing else carries messages from service to service, so either this or one deployable.' : ''}`,
          instead: [
            plan.broker === 'kafka'
              ? 'RabbitMQ: queues are held in memory, and nothing is replayed.'
              : isRuledOut('kafka')
                ? 'Kafka: the brief rules it out.'
                : kafkaPays,
          ],
          changesWhen:
            plan.broker === 'kafka'
              ? 'Messages stay below 1,000 a second and nobody replays them: RabbitMQ is less to run.'
              : `Consumers replay history, or 10,000 messages a second: then ${isRuledOut('kafka') ? 'ask again whether Kafka stays ruled out' : 'Kafka'}.`,
          evidence: [plan.brief.evidence],
        },
  ];
}

const kafkaPays = 'Kafka: pays when several consumers replay history, or above about 10,000 messages a second.';

/** A limit of the brief is asked about again, not passed over. */
function brokerLater(without: ReadonlySet<RuledOut>): string {
  if (without.has('broker')) return 'ask again whether a broker stays ruled out; it would stand';
  if (without.has('rabbitmq')) return without.has('kafka') ? 'another broker' : 'Kafka';
  return 'RabbitMQ';
}

function remotes(plan: Plan): readonly Decision[] {
  const asked = plan.brief.resources.flatMap((resource) =>
    resource.operations.flatMap((operation) =>
      remotesOf(plan, resource, operation).map((remote) => ({ resource, operation, remote })),
    ),
  );
  const [first] = asked;
  if (first === undefined) return [];
  const names = [
    ...new Set(asked.map(({ remote }) => `\`${remote.name}\` (${remote.timeout.toLocaleString('en-US')} ms)`)),
  ];
  return [
    {
      id: 'remote-calls',
      question: 'What if somebody outside of the transaction refuses, or does not answer?',
      title: 'What others must agree to is a saga',
      choice: `${listed(names)}: the intent is committed as \`pending\`, then the call is made outside of any transaction, then the answer is committed. Every call has a timeout, an idempotency key, two retries with growing pauses and a breaker that opens at half of twenty calls failed. A job looks every minute for what stayed \`pending\` and asks how it ended.`,
      reason:
        'A call within a transaction holds its locks for as long as somebody else is slow; a call before it is lost when the commit fails. A state that is stored can be picked up after any crash.',
      instead: [
        'Two-phase commit: the others do not offer it.',
        'Ask in the background only: the person at the screen would not learn that the card was refused.',
      ],
      changesWhen:
        'The answer takes more than two seconds at the 95th percentile: then 202 at once, and the state by reading.',
      evidence: [first.operation.evidence],
    },
  ];
}

function caching(plan: Plan): Decision {
  const cached = cachedResources(plan);
  const open = plan.brief.resources.filter((resource) => openReads(plan, resource) > 0);
  const peak = open.reduce((sum, resource) => sum + openReads(plan, resource), 0) * plan.brief.load.peakFactor;
  const rate = Math.round(peak).toLocaleString('en-US');
  if (cached.length === 0) {
    return {
      id: 'cache',
      question: 'What is kept in between?',
      title: 'No shared cache yet',
      choice:
        open.length === 0
          ? 'Answers are private to their caller: `ETag` and 304 save the body, and nothing is kept in between.'
          : `Open reads of ${listed(open.map(({ name }) => spoken(name)))} say \`Cache-Control: public, max-age=60\`; an HTTP cache or a CDN keeps them. Everything else is private.`,
      reason:
        open.length === 0
          ? 'Nothing is read by strangers, and a lookup by key takes less than a millisecond in the database.'
          : `${rate} open reads a second at peak: the database answers each in about a millisecond.`,
      instead: [
        'A cache beside every table: an invalidation to get wrong in each write, for queries that are fast already.',
      ],
      changesWhen: `Open reads of one resource pass ${cacheFrom} a second at peak, or p95 stays above 50 ms with every index in place.`,
      evidence: [plan.brief.evidence],
    };
  }
  const lookups = cached.reduce((sum, resource) => sum + openLookups(plan, resource), 0);
  const asked = Math.round(lookups * plan.brief.load.peakFactor).toLocaleString('en-US');
  const keys = cached.map((resource) => `\`${pathSegment(resource.name)}:{id}\``);
  return {
    id: 'cache',
    question: 'What is kept in between?',
    title: `${listed(cached.map(({ name }) => spoken(name)))} ${cached.length === 1 ? 'is' : 'are'} cached`,
    choice: `Valkey with ${listed(keys)}, ${timeToLive} seconds each, spread by up to a tenth so that not all end at once. A read that misses takes a short lock on the key, so that one request fills it and the others wait. Every route that writes the row deletes the key after its commit. Lists are not cached here: HTTP keeps them for a minute.`,
    reason: `${asked} reads of single rows a second at peak, the same for everybody, and ${plan.brief.load.readsPerWrite} reads for each write.`,
    instead: [
      'Writing through: the cache would hold what nobody reads.',
      'No cache: possible with a replica, for more money.',
    ],
    changesWhen: 'The share of hits stays below 80 %: then it costs more than it saves.',
    evidence: cached.map(({ evidence }) => evidence),
  };
}

/** PostgreSQL takes a hundred connections unless it is told otherwise, and each costs it a process. */
function poolsOf(plan: Plan): string {
  if (plan.brief.dialect !== 'postgresql') return '';
  const { pool, connections, reserved } = poolDefaults;
  const crowded = plan.services
    .map((service) => ({ name: service.name, running: instancesOf(plan, service) }))
    .filter(({ running }) => running * pool > connections - reserved);
  return crowded
    .map(({ name, running }) => {
      const each = Math.floor((connections - reserved) / running);
      const sum = `${running} × ${pool} connections of \`${name}\` would be ${running * pool} of the ${connections} that PostgreSQL takes`;
      return each < 2 ? ` ${sum}: PgBouncer stands between.` : ` ${sum}: each instance opens ${each} at most.`;
    })
    .join('');
}

function running(plan: Plan, system: System): Decision {
  const services = system.components
    .filter(({ kind }) => kind === 'service')
    .map((component) => `\`${component.name}\` × ${component.deployment?.replicas ?? 1}`);
  const { oneMachine, without } = limitsOf(plan.brief);
  const permitted = ((1 - plan.brief.availability) * 43_200).toLocaleString('en-US', { maximumFractionDigits: 1 });
  const share = (plan.brief.availability * 100).toLocaleString('en-US', { maximumFractionDigits: 3 });
  if (oneMachine) {
    return {
      id: 'running',
      question: 'How many of each run?',
      title: 'One machine, and two processes of everything that answers',
      choice: `${listed(services)} on the one machine that the brief names, behind a proxy there that asks \`/health/ready\`; workers × 2, of which one at a time holds each job’s lock. Processes are replaced one after the other, the log of the database goes to another place as it is written, and a script makes the machine anew.`,
      reason: `A release interrupts nobody so. The machine itself stays the one thing that may fail: ${share} % permits ${permitted} minutes a month, and a new machine from a copy of the data takes longer than a moment.`,
      instead: [
        'One process: every release and every crash would be felt.',
        `Two machines: the brief names one${without.has('kubernetes') ? '; Kubernetes is ruled out as well' : ''}.`,
      ],
      changesWhen: `An hour without answers costs more than a second machine: then the standby and half of the processes move there.`,
      evidence: [plan.brief.evidence],
    };
  }
  return {
    id: 'running',
    question: 'How many of each run?',
    title: 'At least two of everything that answers',
    choice: `${listed(services)} behind a load balancer that asks \`/health/ready\`; workers × 2, of which one at a time holds each job’s lock. No state in the process: any instance answers any request.${poolsOf(plan)}`,
    reason: `${share} % permits ${permitted} minutes a month: one restart of a single instance for each release would use that up.`,
    instead: [
      without.has('kubernetes')
        ? 'Kubernetes: the brief rules it out; two machines with a supervisor, or a platform’s containers, are enough here.'
        : 'Kubernetes: pays from about ten deployables; two machines with a supervisor, or a platform’s containers, are enough here.',
      'Several regions: pays when 99.99 % is promised, and costs a decision about every write.',
    ],
    changesWhen: 'CPU stays above 60 % at peak: one instance more, each time.',
    evidence: [plan.brief.evidence],
  };
}

import { expect, test } from 'vitest';
import { designFrom } from '../design.ts';

/** The decisions that a brief's limits touch, as a reader meets them. */
function decided(constraints: string): string {
  const { decisions, system } = designFrom(
    'parking.yaml',
    `name: Parking
constraints: ${constraints}
resources:
  stay:
    attributes: { plate: text(12), state: open | paid }
    operations: { create: , read: , pay: { sets: { state: paid }, from: open, emits: stay-paid } }
consumers:
  receipt: { on: stay-paid }
`,
  );
  const told = decisions
    .filter(({ id }) => ['database', 'broker', 'running'].includes(id))
    .flatMap(({ title, choice, instead, changesWhen }) => [
      title,
      `  ${choice}`,
      ...instead.map((each) => `  Not: ${each}`),
      `  Again when: ${changesWhen}`,
    ]);
  const databases = system.components.filter(({ kind }) => kind === 'database');
  return [...told, ...databases.map(({ name, deployment }) => `${name} × ${deployment?.replicas}`)].join('\n');
}

test('a brief that names one machine and rules products out is obeyed', () => {
  expect(decided('[No Kafka and no Kubernetes, Must run on one VM]')).toMatchInlineSnapshot(`
    "PostgreSQL holds everything
      PostgreSQL on the one machine that the brief names, with its log copied to another place, one database for each service; the checks keep what the brief says even when code is wrong.
      Not: A document store: the relations of the brief would be kept by code, in every place that writes.
      Not: A search engine, a time-series store, a warehouse beside it: no list of the brief asks for what an index cannot do.
      Again when: A read replica from 70 % CPU of the primary at peak with all indexes in place; a second kind of store when a query of the product cannot be an index.
    No broker yet
      The worker takes messages from the outbox itself, with \`FOR UPDATE SKIP LOCKED\`, a hundred at a time.
      Not: RabbitMQ from the start: a cluster of three to run for what one query does.
      Not: Kafka: the brief rules it out.
      Again when: A second service consumes them, or 500 messages a second at peak: then RabbitMQ behind the same outbox; producers and consumers stay as they are.
    One machine, and two processes of everything that answers
      \`parking\` × 2 on the one machine that the brief names, behind a proxy there that asks \`/health/ready\`; workers × 2, of which one at a time holds each job’s lock. Processes are replaced one after the other, the log of the database goes to another place as it is written, and a script makes the machine anew.
      Not: One process: every release and every crash would be felt.
      Not: Two machines: the brief names one; Kubernetes is ruled out as well.
      Again when: An hour without answers costs more than a second machine: then the standby and half of the processes move there.
    parking-db × 1"
  `);
});

test('a broker that is ruled out is asked about again before it comes', () => {
  expect(decided('[Without a message broker]')).toMatchInlineSnapshot(`
    "PostgreSQL holds everything
      PostgreSQL with a standby in another zone, one database for each service; the checks keep what the brief says even when code is wrong.
      Not: A document store: the relations of the brief would be kept by code, in every place that writes.
      Not: A search engine, a time-series store, a warehouse beside it: no list of the brief asks for what an index cannot do.
      Again when: A read replica from 70 % CPU of the primary at peak with all indexes in place; a second kind of store when a query of the product cannot be an index.
    No broker yet
      The worker takes messages from the outbox itself, with \`FOR UPDATE SKIP LOCKED\`, a hundred at a time.
      Not: RabbitMQ: the brief rules it out.
      Not: Kafka: the brief rules it out.
      Again when: A second service consumes them, or 500 messages a second at peak: then ask again whether a broker stays ruled out; it would stand behind the same outbox; producers and consumers stay as they are.
    At least two of everything that answers
      \`parking\` × 2 behind a load balancer that asks \`/health/ready\`; workers × 2, of which one at a time holds each job’s lock. No state in the process: any instance answers any request.
      Not: Kubernetes: pays from about ten deployables; two machines with a supervisor, or a platform’s containers, are enough here.
      Not: Several regions: pays when 99.99 % is promised, and costs a decision about every write.
      Again when: CPU stays above 60 % at peak: one instance more, each time.
    parking-db × 2"
  `);
});

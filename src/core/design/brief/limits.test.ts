import { expect, test } from 'vitest';
import { limitsOf } from './limits.ts';

test.each([
  ['Pay parking by phone; no Kafka, must run on one VM', 'one machine, kafka'],
  ['No message broker please.', 'broker'],
  [
    'It must run on one VM, we have no Kubernetes and nobody who could look after Kafka.',
    'one machine, kafka, kubernetes',
  ],
  ['Without Redis or RabbitMQ.', 'rabbitmq, cache'],
  ["We don't want to operate a cache.", 'cache'],
  ['One server answers several shops, and Kafka carries the orders.', ''],
  ['Nothing is lost. Kafka is there already.', ''],
  ['Guests in a queue know their place.', ''],
])('what “%s” rules out', (goal, expected) => {
  const { oneMachine, without } = limitsOf({ goals: [goal] });
  expect([...(oneMachine ? ['one machine'] : []), ...without].join(', ')).toBe(expected);
});

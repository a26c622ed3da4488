import type { Brief } from './brief.ts';

/** What the words of a brief keep the design from. */
export interface Limits {
  /** All of it runs on one machine. */
  readonly oneMachine: boolean;
  readonly without: ReadonlySet<RuledOut>;
}

export type RuledOut = 'kafka' | 'rabbitmq' | 'broker' | 'kubernetes' | 'cache';

const names: Readonly<Record<RuledOut, string>> = {
  kafka: 'kafka',
  rabbitmq: 'rabbit ?mq',
  broker: '(?:message |event )?(?:brokers?|queues?|bus)',
  kubernetes: '(?:kubernetes|k8s)',
  cache: '(?:redis|valkey|memcached|caches?|caching)',
};

/** What takes the following words back, a few of them further on at most, and within the same part of a sentence. */
const refusal = String.raw`\b(?:no|not|without|never|avoid|nobody|don['’]t|cannot|can['’]t)\b(?:[\s,/&]+[\w'’-]+){0,7}?[\s,/&]+`;

const oneMachine =
  /\b(?:on|in|to)\s+(?:just\s+|only\s+)?(?:one|a single|1)\s+(?:small\s+)?(?:vm|vps|virtual machine|server|machine|host|box)\b/i;

/** `It must run on one VM, and nobody here could look after Kafka.` */
export function limitsOf({ goals }: Pick<Brief, 'goals'>): Limits {
  const said = Object.entries(names) as readonly (readonly [RuledOut, string])[];
  const without = said.filter(([, name]) => goals.some((goal) => new RegExp(`${refusal}${name}\\b`, 'i').test(goal)));
  return {
    oneMachine: goals.some((goal) => oneMachine.test(goal)),
    without: new Set(without.map(([ruledOut]) => ruledOut)),
  };
}

/** Whether a sentence says what must not be, so that it is not left out of a brief that is made of many. */
export function saysLimit(sentence: string): boolean {
  const { oneMachine: one, without } = limitsOf({ goals: [sentence] });
  return one || without.size > 0;
}

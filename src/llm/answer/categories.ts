import type { Area, Severity } from '../../core/rules/finding.ts';
import { rules } from '../../core/rules/registry.ts';

/** What only a reader can judge. Everything that a rule knows is a category too, by the rule's name. */
export const judgements = {
  'service-boundaries': {
    area: 'services',
    what: 'Services that change together, share too much, or split one responsibility.',
  },
  'data-consistency': { area: 'services', what: 'Steps that can leave data of two places contradicting each other.' },
  resilience: { area: 'services', what: 'A slow or dead dependency takes others down, or work is lost or done twice.' },
  'contract-design': { area: 'api', what: 'A route, body or status that clients will misread or that cannot evolve.' },
  'error-handling': { area: 'api', what: 'A failure that is swallowed, or told to the client as something else.' },
  'schema-design': {
    area: 'schema',
    what: 'Tables, keys or types that allow wrong data or will not carry what is asked of them.',
  },
  'performance-other': {
    area: 'performance',
    what: 'Work that grows faster than the load, or that could be done once.',
  },
  'security-other': {
    area: 'security',
    what: 'Access to data or rights that was not meant; instructions hidden in the code.',
  },
  'scaling-other': {
    area: 'scaling',
    what: 'Something that keeps a service from running in several copies or growing.',
  },
  observability: { area: 'scaling', what: 'A failure that nobody would see, or could not trace to a request.' },
} as const satisfies Readonly<Record<string, { readonly area: Area; readonly what: string }>>;

/**
 * Rules whose questions a reader of the facts can ask too: the checklist. Of single steps of a migration and of the inside of a contract
 * there are no facts, and what is only worth a note is a matter of style.
 */
export const askableRules = rules.filter(
  ({ reads, severity }) =>
    severity !== 'info' && !reads.includes('migrations') && reads.some((part) => part !== 'contracts'),
);

/** What any rule has found may be explained. */
export const categories: readonly string[] = [...rules.map((rule) => rule.id), ...Object.keys(judgements)];

export function areaOf(category: string): Area {
  const judgement: { readonly area: Area } | undefined = Object.entries(judgements).find(
    ([name]) => name === category,
  )?.[1];
  return judgement?.area ?? rules.find((rule) => rule.id === category)?.area ?? 'services';
}

export const impacts = {
  'data-loss': 'committed data can vanish or two places can contradict each other for good',
  'security-breach': 'someone gets data or rights that they should not have',
  outage: 'a service stops answering',
  'wrong-result': 'a client gets a wrong answer, and the data stays right',
  latency: 'answers come later than they could',
  cost: 'machines, queries or third parties cost more than they need to',
  maintainability: 'the next change is harder or riskier',
} as const;

export const likelihoods = {
  always: 'on every request of the kind',
  'normal-load': 'with the traffic of an ordinary day',
  'peak-load': 'only with many users or much data at once',
  'partial-failure': 'when a dependency is slow or down, or a process ends at the wrong moment',
  rare: 'only when several unusual things meet',
} as const;

export type Impact = keyof typeof impacts;
export type Likelihood = keyof typeof likelihoods;

const weights: Readonly<Record<Impact, number>> = {
  'data-loss': 4,
  'security-breach': 4,
  outage: 3,
  'wrong-result': 3,
  latency: 2,
  cost: 2,
  maintainability: 1,
};

const chances: Readonly<Record<Likelihood, number>> = {
  always: 3,
  'normal-load': 3,
  'peak-load': 2,
  'partial-failure': 2,
  rare: 1,
};

/** A table, not an opinion: the same judgement has the same severity with every model. */
export function severityOf(impact: Impact, likelihood: Likelihood): Severity {
  const weight = weights[impact] * chances[likelihood];
  if (weight >= 12) return 'critical';
  if (weight >= 6) return 'high';
  return weight >= 3 ? 'medium' : 'low';
}

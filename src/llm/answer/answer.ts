import * as z from 'zod';
import { categories, impacts, likelihoods } from './categories.ts';

const text = (most: number) => z.string().trim().min(1).max(most);
const id = text(12);
const keysOf = <K extends string>(record: Readonly<Record<K, unknown>>) => z.enum(Object.keys(record) as [K, ...K[]]);

const citation = z.object({
  factId: id.describe('id of a fact you were given, as E12'),
  quote: z.string().max(400).nullable().describe('copied exactly from that fact, up to three lines; else null'),
});

/** The order of the fields is the order in which a model writes: evidence and doubts before judgement and wording. */
const finding = z.object({
  evidence: z.array(citation).min(1).max(8),
  reasoning: text(1500).describe('how the evidence leads to the problem: the concrete scenario'),
  counterEvidence: z
    .string()
    .max(800)
    .nullable()
    .describe('what in the facts speaks against it, or what you cannot see'),
  confirms: id.nullable().describe('id of the static result (S…) that this explains, else null'),
  category: z.enum(categories as [string, ...string[]]),
  impact: keysOf(impacts),
  likelihood: keysOf(likelihoods),
  title: text(140),
  recommendation: text(1200),
  effort: z.enum(['hours', 'days', 'weeks']),
});

const verdict = z.object({
  resultId: id,
  why: text(500),
  verdict: z.enum(['agree', 'acceptable-here', 'cannot-tell']),
});

const endpoint = z.object({
  endpointId: id.nullable().describe('id of an extracted endpoint (E…); null only for a proposed one'),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  path: text(200),
  summary: text(240),
  auth: z.enum(['none', 'session', 'bearer', 'api-key', 'mtls', 'unknown']),
  requestExample: z.string().max(4000).nullable().describe('a JSON document as text; null without a body'),
  responses: z
    .array(
      z.object({ status: z.int().min(100).max(599), description: text(200), example: z.string().max(4000).nullable() }),
    )
    .min(1)
    .max(8),
});

export const nodeKinds = ['service', 'database', 'cache', 'queue', 'external', 'client', 'job'] as const;

const node = z.object({
  id: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_-]{0,40}$/)
    .describe('N… for a known component, a new name for a proposed one'),
  label: text(60),
  kind: z.enum(nodeKinds),
  proposed: z.boolean(),
});

const edge = z.object({
  from: text(41),
  to: text(41),
  label: z.string().max(60),
  style: z.enum(['sync', 'async', 'data']),
  proposed: z.boolean(),
});

export const columnTypes = [
  'uuid',
  'text',
  'varchar',
  'integer',
  'bigint',
  'numeric',
  'boolean',
  'timestamptz',
  'date',
  'jsonb',
  'bytea',
  'double precision',
] as const;

const sqlName = z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/);

const column = z.object({
  name: sqlName,
  type: z.enum(columnTypes),
  nullable: z.boolean(),
  key: z.enum(['primary', 'unique', 'none']),
  references: z.string().max(130).nullable().describe('table.column, or null'),
  indexed: z.boolean(),
});

const table = z.object({
  name: sqlName,
  change: z.enum(['altered', 'new']),
  columns: z.array(column).min(1).max(40),
});

const technology = z.object({
  evidence: z.array(citation).min(1).max(6),
  area: text(40),
  current: z.string().max(80).nullable(),
  rationale: text(800),
  tradeoffs: text(500),
  alternatives: z.array(text(80)).max(4),
  recommended: text(80),
  adoptWhen: text(240),
});

const bottleneck = z.object({
  evidence: z.array(citation).min(1).max(6),
  mechanism: text(600),
  nodeId: id,
  dimension: z.enum(['cpu', 'memory', 'io', 'network', 'lock-contention', 'connection-pool', 'data-volume', 'fan-out']),
  measure: text(300).describe('how to find out: a metric, a query or a load test'),
  mitigation: text(600),
});

const scaling = z.object({ nodeId: id, trigger: text(240), strategy: text(400), prerequisite: text(300) });

const observation = z.object({ factIds: z.array(id).min(1).max(8), note: text(400) });

/** One schema for every task: servers cache by it, and models learn one form. */
export const answerItems = {
  observations: { item: observation, most: 12 },
  staticVerdicts: { item: verdict, most: 40 },
  findings: { item: finding, most: 20 },
  endpoints: { item: endpoint, most: 40 },
  nodes: { item: node, most: 40 },
  edges: { item: edge, most: 80 },
  tables: { item: table, most: 40 },
  technologies: { item: technology, most: 8 },
  bottlenecks: { item: bottleneck, most: 10 },
  scaling: { item: scaling, most: 8 },
  openQuestions: { item: text(400), most: 8 },
} as const;

export type ListName = keyof typeof answerItems;
export const listNames = Object.keys(answerItems) as readonly ListName[];

export type Item<L extends ListName> = z.infer<(typeof answerItems)[L]['item']>;
export type Answer = { readonly [L in ListName]: readonly Item<L>[] };

export type Citation = z.infer<typeof citation>;

export const answerSchema = z.object({
  observations: z.array(observation).describe('first: what the facts show, before any judgement'),
  staticVerdicts: z.array(verdict),
  findings: z.array(finding),
  endpoints: z.array(endpoint),
  nodes: z.array(node),
  edges: z.array(edge),
  tables: z.array(table),
  technologies: z.array(technology),
  bottlenecks: z.array(bottleneck),
  scaling: z.array(scaling),
  openQuestions: z.array(text(400)),
});

import * as z from 'zod/mini';
import { bottleneckSchema, scalingSchema, technologySchema } from './advice-schema.ts';
import type { DeepReadonly } from './deep-readonly.ts';
import { findingSchema } from './finding-schema.ts';
import './jitless.ts';

export const modelFindingSchema = z.extend(findingSchema, {
  origin: z.literal('model'),
  /** Whether analysis proves the claim, or only what it stands on. */
  basis: z.enum(['confirmed by analysis', 'judgement of the model']),
  /** Fingerprints of findings of rules that it explains. */
  explains: z.array(z.string()),
  counterEvidence: z.optional(z.string()),
  effort: z.enum(['hours', 'days', 'weeks']),
  /** Figures that no fact states. */
  assumptions: z.array(z.string()),
});

/** What a model thinks of a finding of a rule. */
const verdictSchema = z.object({
  finding: z.string(),
  verdict: z.enum(['agree', 'acceptable-here', 'cannot-tell']),
  why: z.string(),
});

/** What was received, what was kept, and why the rest is not shown. */
const receiptSchema = z.object({
  received: z.number(),
  kept: z.number(),
  confirmed: z.number(),
  moved: z.number(),
  dropped: z.array(z.object({ why: z.string(), amount: z.number() })),
  repaired: z.object({ asked: z.number(), kept: z.number() }),
});

/** What a model added to a review, after every check. */
export const judgementSchema = z.object({
  /** `gpt-5 at api.openai.com`. */
  model: z.string(),
  /** What it was asked, as `The whole workspace`. */
  task: z.string(),
  /** ISO 8601. */
  at: z.string(),
  /** When the review was made that it speaks of. */
  reviewAt: z.string(),
  findings: z.array(modelFindingSchema),
  verdicts: z.array(verdictSchema),
  observations: z.array(z.string()),
  /** In words, of endpoints that are there; and proposed ones, which have no id. */
  endpoints: z.array(
    z.object({ endpoint: z.optional(z.string()), method: z.string(), path: z.string(), summary: z.string() }),
  ),
  technologies: z.array(technologySchema),
  bottlenecks: z.array(bottleneckSchema),
  scaling: z.array(scalingSchema),
  openQuestions: z.array(z.string()),
  diagram: z.optional(z.object({ title: z.string(), mermaid: z.string(), ascii: z.string(), text: z.string() })),
  ddl: z.string(),
  receipt: receiptSchema,
  usage: z.object({ inputTokens: z.number(), outputTokens: z.number(), cachedTokens: z.number() }),
  /** Only where a person typed a price. */
  cost: z.optional(z.string()),
  /** Requests that were answered from what an earlier answer left. */
  remembered: z.number(),
  requests: z.number(),
  files: z.number(),
  /** Files of which names or text were sent, and those of which nothing was. */
  sent: z.optional(z.array(z.string())),
  withheld: z.optional(z.array(z.string())),
  warnings: z.array(z.string()),
  /** Parts that could not be judged. */
  failures: z.array(z.object({ part: z.string(), message: z.string(), action: z.string() })),
});

export type JudgementView = DeepReadonly<z.infer<typeof judgementSchema>>;
export type ModelFindingView = DeepReadonly<z.infer<typeof modelFindingSchema>>;

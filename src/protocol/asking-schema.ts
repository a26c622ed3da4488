import * as z from 'zod/mini';
import type { DeepReadonly } from './deep-readonly.ts';
import './jitless.ts';
import { modelFindingSchema } from './judgement-schema.ts';

const requestSchema = z.object({
  title: z.string(),
  /** The exact body. */
  body: z.string(),
  bytes: z.number(),
  tokens: z.number(),
  /** SHA-256 of the body. */
  hash: z.string(),
  sizes: z.array(z.object({ part: z.string(), tokens: z.number() })),
  leftOut: z.array(z.string()),
});

/** Everything that would leave the machine, and what was kept back. */
const sheetSchema = z.object({
  task: z.string(),
  model: z.string(),
  to: z.string(),
  /** Where the key comes from, in words; absent where none is sent. */
  key: z.optional(z.string()),
  tokens: z.number(),
  cost: z.optional(z.string()),
  /** A person said that it may be sent without asking again. */
  remembered: z.boolean(),
  requests: z.array(requestSchema),
  files: z.array(z.string()),
  withheld: z.array(z.string()),
  redactions: z.array(z.object({ kind: z.string(), amount: z.number() })),
});

const stageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('preparing') }),
  z.object({ kind: z.literal('asking'), part: z.string() }),
  z.object({ kind: z.literal('answering'), part: z.string(), characters: z.number() }),
  z.object({ kind: z.literal('waiting'), seconds: z.number(), why: z.string() }),
  z.object({ kind: z.literal('mending'), items: z.number() }),
]);

/** What is going on between a person and a model. */
export const askingSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('idle') }),
  /** Shown because somebody wants to see it; nothing waits for an answer. */
  z.object({ kind: z.literal('preview'), sheet: sheetSchema }),
  /** Nothing is sent before the answer; the number tells answers to an older question apart. */
  z.object({ kind: z.literal('consent'), question: z.number(), sheet: sheetSchema }),
  z.object({
    kind: z.literal('running'),
    model: z.string(),
    task: z.string(),
    stage: stageSchema,
    /** Verified already, while the rest is still being written. */
    findings: z.array(modelFindingSchema),
  }),
  z.object({
    kind: z.literal('failed'),
    model: z.string(),
    message: z.string(),
    action: z.string(),
    detail: z.optional(z.string()),
  }),
]);

export const consentAnswers = ['send', 'remember', 'static'] as const;

export type Asking = DeepReadonly<z.infer<typeof askingSchema>>;
export type ConsentSheet = DeepReadonly<z.infer<typeof sheetSchema>>;
export type AskingStage = DeepReadonly<z.infer<typeof stageSchema>>;
export type ConsentAnswer = (typeof consentAnswers)[number];

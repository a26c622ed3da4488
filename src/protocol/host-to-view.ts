import * as z from 'zod/mini';
import { askingSchema } from './asking-schema.ts';
import type { DeepReadonly } from './deep-readonly.ts';
import { designPageSchema, designStateSchema } from './design-schema.ts';
import { diagramSchema, diagramViewSchema } from './diagram-schema.ts';
import './jitless.ts';
import { judgementSchema } from './judgement-schema.ts';
import { overviewSchema } from './overview-schema.ts';
import { reviewPieceSchema } from './review-pieces.ts';
import { reviewSchema } from './review-schema.ts';
import { adviceTopics, loadSchema, ruleSchema, sheetSchema } from './sheet-schema.ts';
import { versionSchema } from './version.ts';

const runSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('idle') }),
  z.object({
    kind: z.literal('running'),
    stage: z.enum(['list', 'read', 'link', 'review']),
    done: z.number(),
    total: z.number(),
  }),
  z.object({ kind: z.literal('failed'), message: z.string() }),
]);

export const revealSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('finding'), fingerprint: z.string() }),
  /** What speaks of an endpoint, a table or a migration, or of what it consists of. */
  z.object({ kind: z.literal('element'), ids: z.array(z.string()), name: z.string() }),
  z.object({ kind: z.literal('diagram'), view: diagramViewSchema, title: z.optional(z.string()) }),
  /** The story of one request, which the page then asks for: it may be among its diagrams, and may not. */
  z.object({ kind: z.literal('flow'), endpoint: z.string() }),
]);

/** Everything that the extension says to its pages. */
export const hostToViewSchema = z.discriminatedUnion('type', [
  /** Goes ahead of a review that is too large for one message. */
  z.object({ type: z.literal('piece'), v: versionSchema, sending: z.number(), piece: reviewPieceSchema }),
  /** A page of it, packed as the engine packs it. */
  z.object({ type: z.literal('page'), v: versionSchema, sending: z.number(), page: z.string() }),
  z.object({
    type: z.literal('review'),
    v: versionSchema,
    review: reviewSchema,
    at: z.string(),
    /** The pieces that went ahead have the same number. */
    sending: z.optional(z.number()),
    /** There where what is reviewed was designed from a brief. */
    design: z.optional(designPageSchema),
  }),
  z.object({ type: z.literal('overview'), v: versionSchema, overview: overviewSchema }),
  z.object({ type: z.literal('design'), v: versionSchema, design: designStateSchema }),
  z.object({ type: z.literal('run'), v: versionSchema, run: runSchema }),
  z.object({ type: z.literal('asking'), v: versionSchema, asking: askingSchema }),
  z.object({ type: z.literal('judgement'), v: versionSchema, judgement: z.optional(judgementSchema) }),
  /** Absent where the engine that knew is gone: then a new review brings it back. */
  z.object({
    type: z.literal('advice'),
    v: versionSchema,
    on: z.enum(adviceTopics),
    load: loadSchema,
    sheet: z.optional(sheetSchema),
  }),
  z.object({ type: z.literal('drawn'), v: versionSchema, diagram: z.optional(diagramSchema) }),
  z.object({ type: z.literal('rule'), v: versionSchema, rule: ruleSchema }),
  z.object({ type: z.literal('reveal'), v: versionSchema, target: revealSchema }),
]);

export type HostToView = DeepReadonly<z.infer<typeof hostToViewSchema>>;
export type Run = DeepReadonly<z.infer<typeof runSchema>>;
export type RevealTarget = DeepReadonly<z.infer<typeof revealSchema>>;

import * as z from 'zod/mini';
import type { DesignPage } from '../core/design-page.ts';
import { briefFormSchema, briefSizeSchema } from './brief-schema.ts';
import type { DeepReadonly } from './deep-readonly.ts';
import { evidenceSchema } from './evidence-schema.ts';
import './jitless.ts';

/** What a design says beside a review. */
export const designPageSchema = z.object({
  brief: z.string(),
  goals: z.array(z.string()),
  decisions: z.array(
    z.object({
      id: z.string(),
      question: z.string(),
      title: z.string(),
      choice: z.string(),
      reason: z.string(),
      instead: z.array(z.string()),
      changesWhen: z.string(),
      evidence: z.array(evidenceSchema),
    }),
  ),
  questions: z.array(z.string()),
  sagas: z.array(
    z.object({
      name: z.string(),
      of: z.string(),
      steps: z.array(z.object({ does: z.string(), by: z.string(), component: z.string(), undo: z.string() })),
    }),
  ),
  cache: z.object({
    verdict: z.string(),
    entries: z.array(
      z.object({
        key: z.string(),
        seconds: z.number(),
        filledBy: z.array(z.string()),
        deletedBy: z.array(z.string()),
      }),
    ),
    shared: z.array(z.object({ route: z.string(), header: z.string() })),
  }),
  notYet: z.array(z.object({ what: z.string(), why: z.string(), adoptWhen: z.string() })),
  busiest: z.array(z.object({ route: z.string(), average: z.number(), peak: z.number() })),
  storage: z.array(
    z.object({
      table: z.string(),
      rows: z.number(),
      rowBytes: z.number(),
      heap: z.number(),
      indexes: z.number(),
      total: z.number(),
    }),
  ),
}) satisfies z.ZodMiniType<DesignPage>;

const countsSchema = z.object({
  services: z.number(),
  endpoints: z.number(),
  tables: z.number(),
  findings: z.number(),
});

/** A design that was made. The brief is kept, because the same brief gives the same design. */
export const designEntrySchema = z.object({
  id: z.string(),
  /** ISO 8601. */
  at: z.string(),
  name: z.string(),
  file: z.string(),
  text: z.string(),
  counts: countsSchema,
});

const openBriefSchema = z.object({
  /** `brief.yaml`, or nothing where no file holds it. */
  file: z.optional(z.string()),
  form: briefFormSchema,
  size: z.optional(briefSizeSchema),
  /** What the page should say of it once: how it came to be, or why a change was refused. */
  note: z.optional(z.string()),
  /** The last design was made from exactly this text. */
  designed: z.boolean(),
});

export const designStateSchema = z.object({
  templates: z.array(z.object({ id: z.string(), title: z.string(), about: z.string() })),
  /** The model that could be asked, if one is chosen. */
  model: z.optional(z.string()),
  brief: z.optional(openBriefSchema),
  run: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('idle') }),
    z.object({ kind: z.literal('running'), doing: z.enum(['design', 'model']) }),
    z.object({ kind: z.literal('failed'), message: z.string() }),
  ]),
  /** Newest first. */
  history: z.array(z.omit(designEntrySchema, { text: true })),
});

export type DesignState = DeepReadonly<z.infer<typeof designStateSchema>>;
export type DesignEntry = DeepReadonly<z.infer<typeof designEntrySchema>>;
export type OpenBrief = DeepReadonly<z.infer<typeof openBriefSchema>>;

import * as z from 'zod/mini';
import type { AdviceSheet } from '../core/review/sheet.ts';
import type { DeepReadonly } from './deep-readonly.ts';
import './jitless.ts';

export const adviceTopics = ['boundaries', 'cache', 'capacity', 'data', 'technology'] as const;

export const loadSchema = z.object({
  rps: z.number().check(z.minimum(0.01), z.maximum(10_000_000)),
  peak: z.number().check(z.minimum(1), z.maximum(1_000)),
  growth: z.number().check(z.minimum(0), z.maximum(100)),
});
export type LoadView = DeepReadonly<z.infer<typeof loadSchema>>;

export const sheetSchema = z.object({
  title: z.string(),
  parts: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('heading'), level: z.literal([2, 3]), text: z.string() }),
      z.object({ kind: z.literal('text'), text: z.string() }),
      z.object({ kind: z.literal('list'), items: z.array(z.string()) }),
      z.object({ kind: z.literal('table'), head: z.array(z.string()), rows: z.array(z.array(z.string())) }),
    ]),
  ),
}) satisfies z.ZodMiniType<AdviceSheet>;

export const ruleSchema = z.object({
  id: z.string(),
  what: z.string(),
  why: z.string(),
  fix: z.string(),
  references: z.array(z.string()),
  bad: z.array(z.object({ file: z.string(), text: z.string() })),
  good: z.array(z.object({ file: z.string(), text: z.string() })),
});
export type RuleView = DeepReadonly<z.infer<typeof ruleSchema>>;

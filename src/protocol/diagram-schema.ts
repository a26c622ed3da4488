import * as z from 'zod/mini';
import type { DrawnDiagram } from '../core/review/review.ts';

export const diagramViewSchema = z.enum(['service', 'data', 'flow']);

export const diagramSchema = z.object({
  view: diagramViewSchema,
  title: z.string(),
  mermaid: z.string(),
  ascii: z.string(),
  text: z.string(),
  nodes: z.array(
    z.object({
      node: z.string(),
      label: z.string(),
      element: z.string(),
      file: z.optional(z.string()),
      line: z.optional(z.number()),
      findings: z.array(z.string()),
    }),
  ),
}) satisfies z.ZodMiniType<DrawnDiagram>;

import * as z from 'zod/mini';
import type { ReviewTable } from '../core/review/review.ts';
import { elementFields, evidenceSchema } from './evidence-schema.ts';

const columnSchema = z.object({
  name: z.string(),
  type: z.string(),
  nullable: z.boolean(),
  default: z.optional(z.string()),
  comment: z.optional(z.string()),
  maxLength: z.optional(z.number()),
  evidence: z.optional(evidenceSchema),
});

const foreignKeySchema = z.object({
  name: z.optional(z.string()),
  columns: z.array(z.string()),
  references: z.object({ table: z.string(), columns: z.array(z.string()) }),
  onDelete: z.optional(z.string()),
  onUpdate: z.optional(z.string()),
  evidence: evidenceSchema,
});

const indexSchema = z.object({
  name: z.optional(z.string()),
  columns: z.array(z.string()),
  unique: z.boolean(),
  where: z.optional(z.string()),
  method: z.optional(z.string()),
  evidence: evidenceSchema,
});

export const tableSchema = z.object({
  ...elementFields,
  store: z.string(),
  storeName: z.string(),
  declaredBy: z.optional(z.string()),
  name: z.string(),
  schema: z.optional(z.string()),
  dialect: z.enum(['postgresql', 'mysql', 'sqlite', 'sqlserver', 'generic']),
  columns: z.array(columnSchema),
  primaryKey: z.array(z.string()),
  foreignKeys: z.array(foreignKeySchema),
  indexes: z.array(indexSchema),
  checks: z.array(z.string()),
  partition: z.optional(z.object({ by: z.literal('range'), column: z.string() })),
  origin: z.enum(['ddl', 'migrations', 'model', 'proposed', 'used']),
  model: z.optional(z.string()),
  readBy: z.array(z.string()),
  writtenBy: z.array(z.string()),
  findings: z.array(z.string()),
}) satisfies z.ZodMiniType<ReviewTable>;

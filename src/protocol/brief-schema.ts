import * as z from 'zod/mini';
import { attributeTypes } from '../core/design/brief/brief.ts';
import type { BriefEdit, BriefForm, FormAttribute, FormRelation } from '../core/design/form/brief-form.ts';
import type { BriefSize } from '../core/design/form/size-brief.ts';
import './jitless.ts';

/** Nothing that a person types in a form is longer. */
const longest = { name: 200, text: 5_000, path: 8 } as const;

const name = z.string().check(z.maxLength(longest.name));
const text = z.string().check(z.maxLength(longest.text));
const path = z.array(name).check(z.maxLength(longest.path));

const attributeSchema = z.object({
  name,
  type: z.enum(attributeTypes),
  max: z.optional(z.number()),
  min: z.optional(z.number()),
  values: z.array(text),
  optional: z.boolean(),
  unique: z.boolean(),
  personal: z.boolean(),
  secret: z.boolean(),
  readOnly: z.boolean(),
}) satisfies z.ZodMiniType<FormAttribute>;

const relationSchema = z.object({
  name,
  to: name,
  kind: z.enum(['part-of', 'belongs-to', 'many']),
  optional: z.boolean(),
}) satisfies z.ZodMiniType<FormRelation>;

export const briefFormSchema = z.object({
  name: z.string(),
  goals: z.array(z.string()),
  auth: z.string(),
  database: z.string(),
  availability: z.string(),
  people: z.string(),
  tenant: z.string(),
  load: z.array(
    z.object({
      key: z.enum(['requestsPerSecond', 'peakFactor', 'readsPerWrite', 'payload', 'growth']),
      value: z.number(),
      assumed: z.boolean(),
    }),
  ),
  resources: z.array(
    z.object({
      name: z.string(),
      line: z.number(),
      description: z.string(),
      rows: z.number(),
      rowsAssumed: z.boolean(),
      // A brief may say what no form would: what is shown is not bounded, what is sent back is.
      attributes: z.array(z.extend(attributeSchema, { name: z.string(), values: z.array(z.string()) })),
      relations: z.array(z.extend(relationSchema, { name: z.string(), to: z.string() })),
      operations: z.array(z.string()),
    }),
  ),
  also: z.array(z.object({ what: z.string(), amount: z.number(), line: z.number() })),
  problems: z.array(z.object({ path: z.array(z.string()), line: z.number(), message: z.string() })),
}) satisfies z.ZodMiniType<BriefForm>;

export const briefSizeSchema = z.object({
  services: z.number(),
  endpoints: z.number(),
  tables: z.number(),
  requests: z.object({ average: z.number(), peak: z.number() }),
  rows: z.object({ first: z.number(), horizon: z.number() }),
  storage: z.object({ first: z.number(), horizon: z.number() }),
  horizonYears: z.number(),
  memory: z.number(),
  traffic: z.number(),
  instances: z.array(z.object({ service: z.string(), count: z.number() })),
}) satisfies z.ZodMiniType<BriefSize>;

const editSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('set'),
    path,
    value: z.union([text, z.number(), z.boolean(), z.array(text), z.null()]),
  }),
  z.object({ kind: z.literal('rename'), path, name }),
  z.object({ kind: z.literal('addResource'), name }),
  z.object({ kind: z.literal('attribute'), resource: name, attribute: attributeSchema }),
  z.object({ kind: z.literal('operations'), resource: name, names: z.array(name) }),
  z.object({
    kind: z.literal('relation'),
    resource: name,
    was: z.optional(name),
    relation: z.optional(relationSchema),
  }),
]) satisfies z.ZodMiniType<BriefEdit>;

/** What a person wants of the form. */
export const briefWishSchema = z.discriminatedUnion('kind', [
  /** From a template, or from nothing. */
  z.object({ kind: z.literal('begin'), template: z.optional(name) }),
  /** A brief among the files of the workspace. */
  z.object({ kind: z.literal('choose') }),
  /** From words: read without a model, or asked of one. */
  z.object({
    kind: z.literal('describe'),
    prose: z.string().check(z.maxLength(20_000)),
    withModel: z.boolean(),
  }),
  /** Only the last of a movement is written; what comes before shows what it would come to. */
  z.object({ kind: z.literal('edit'), edit: editSchema, final: z.boolean() }),
  z.object({ kind: z.literal('text'), line: z.optional(z.int().check(z.minimum(1))) }),
  z.object({ kind: z.literal('close') }),
  z.object({ kind: z.literal('design') }),
  z.object({ kind: z.literal('reopen'), id: name }),
  z.object({ kind: z.literal('write') }),
]);

export type BriefWish = z.infer<typeof briefWishSchema>;

import * as z from 'zod';
import { attributeTypes } from '../../core/design/brief/brief.ts';

/** Names as a person would write them; anything else is no name but an attempt. */
const name = z.string().check(z.regex(/^\p{L}[\p{L}\d _-]{0,59}$/u));

const fieldSchema = z.object({
  name,
  type: z.enum(attributeTypes),
  values: z.array(z.string().check(z.regex(/^[\p{L}\d][\p{L}\d _-]{0,39}$/u))).max(20),
  optional: z.boolean(),
  unique: z.boolean(),
  personal: z.boolean(),
  secret: z.boolean(),
});

export const proposedResourceSchema = z.object({
  name,
  description: z.string().max(200).nullable(),
  partOf: name.nullable(),
  belongsTo: z.array(name).max(10),
  fields: z.array(fieldSchema).max(40),
  operations: z.array(z.string().check(z.regex(/^[a-z][a-z -]{0,39}$/))).max(15),
});

/** What a model may say of a description. Figures are not asked for: code reads them from the words. */
export const briefAnswerSchema = z.object({
  name: z.string().max(80),
  resources: z.array(proposedResourceSchema).max(40),
});

export type ProposedResource = z.infer<typeof proposedResourceSchema>;

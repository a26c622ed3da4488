import * as z from 'zod/mini';
import { guardKinds, httpMethods } from '../core/model/endpoint.ts';
import type { ReviewEndpoint } from '../core/review/review.ts';
import { elementFields, evidenceSchema } from './evidence-schema.ts';
import { shapeSchema } from './shape-schema.ts';

const parameterSchema = z.object({
  name: z.string(),
  in: z.enum(['path', 'query', 'header', 'cookie', 'body', 'form']),
  required: z.boolean(),
  type: z.string(),
  shape: z.optional(shapeSchema),
  description: z.optional(z.string()),
});

const guardSchema = z.object({
  kind: z.enum(guardKinds),
  name: z.string(),
  level: z.enum(['application', 'module', 'parent', 'router', 'class', 'decorator', 'inline', 'handler', 'gateway']),
  optional: z.boolean(),
  scopes: z.optional(z.array(z.string())),
  refuses: z.optional(z.number()),
  byDefault: z.optional(z.literal(true)),
  policy: z.optional(
    z.object({
      origins: z.union([z.enum(['any', 'reflected', 'unknown']), z.array(z.string())]),
      credentials: z.union([z.boolean(), z.literal('unknown')]),
    }),
  ),
  evidence: evidenceSchema,
});

const responseSchema = z.object({
  status: z.number(),
  description: z.optional(z.string()),
  contentType: z.optional(z.string()),
  shape: z.optional(shapeSchema),
  headers: z.optional(z.array(z.object({ name: z.string(), description: z.string(), shape: shapeSchema }))),
  example: z.optional(z.unknown()),
  evidence: z.optional(evidenceSchema),
});

export const endpointSchema = z.object({
  ...elementFields,
  service: z.string(),
  serviceName: z.string(),
  method: z.enum(httpMethods),
  path: z.string(),
  sources: z.array(z.enum(['code', 'contract', 'proposed'])),
  parameters: z.array(parameterSchema),
  request: z.optional(shapeSchema),
  requestType: z.optional(z.string()),
  requestExample: z.optional(z.unknown()),
  responses: z.array(responseSchema),
  guards: z.array(guardSchema),
  guardSearch: z.array(z.string()),
  onlyWhere: z.optional(z.object({ name: z.string(), evidence: evidenceSchema })),
  opened: z.optional(
    z.object({
      name: z.string(),
      evidence: evidenceSchema,
      hides: z.optional(z.object({ name: z.string(), evidence: evidenceSchema })),
    }),
  ),
  handler: z.optional(z.string()),
  framework: z.optional(z.string()),
  operationId: z.optional(z.string()),
  summary: z.optional(z.string()),
  description: z.optional(z.string()),
  static: z.boolean(),
  deprecated: z.boolean(),
  protocol: z.optional(z.enum(['graphql', 'grpc', 'server-action'])),
  mounts: z.optional(z.array(evidenceSchema)),
  example: z.object({
    request: z.string(),
    response: z.string(),
    error: z.optional(z.string()),
    inferred: z.optional(z.array(z.string())),
  }),
  reads: z.array(z.string()),
  writes: z.array(z.string()),
  findings: z.array(z.string()),
}) satisfies z.ZodMiniType<ReviewEndpoint>;

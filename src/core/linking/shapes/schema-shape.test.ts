import { expect, it } from 'vitest';
import { resolverOf, type Story } from '../../../../test/support/resolver-of.ts';
import { shapeText } from '../../../../test/support/shape-text.ts';
import { schemaShape } from './schema-shape.ts';

/** Every schema that a file exports. */
async function schemas(story: Story, file: string): Promise<string> {
  const resolver = await resolverOf(story);
  const scope = resolver.scopes.get(file);
  return [...(scope?.exports.values() ?? [])]
    .map(({ name, value }) => `${name} ${value ? shapeText(schemaShape(resolver, { file, fn: 0 }, value)) : ''}`)
    .join('\n');
}

it('reads schemas of Zod', async () => {
  const text = await schemas(
    {
      'status.ts': `export enum Size { S = 's', L = 'l' }`,
      'schemas.ts': `
        import { z } from 'zod';
        import { Size } from './status';
        const line = z.object({ sku: z.uuid(), count: z.number().int().min(1).max(99) });
        export const order = z.object({
          email: z.string().trim().email(),
          lines: z.array(line).min(1),
          status: z.enum(['open', 'paid']).default('open'),
          size: z.nativeEnum(Size),
          note: z.string().min(2).max(500).optional(),
          paidAt: z.coerce.date().nullable(),
          kind: z.literal('order'),
          gift: z.boolean(),
          to: z.union([z.string(), z.object({ street: z.string() })]),
        });
        export const patch = order.pick({ note: true, size: true }).partial().extend({ version: z.coerce.number().positive() });
        export const withId = z.object({ ...line.shape, id: z.string().length(26) }).strict();
        export const names = z.string().array();
        export const notASchema = { email: 'x' };`,
    },
    'schemas.ts',
  );
  expect(text).toMatchInlineSnapshot(`
    "order { email: string(email), lines: [{ sku: string(uuid), count: integer 1..99 }], status?: "open"|"paid", size: "s"|"l", note?: string 2..500 long, paidAt: string(date-time), kind: "order", gift: boolean, to: string }
    patch { size?: "s"|"l", note?: string 2..500 long, version: number 0.. }
    withId { sku: string(uuid), count: integer 1..99, id: string 26..26 long }
    names [string]
    notASchema nothing known"
  `);
});

it('reads schemas of Joi and Yup, whose fields are optional unless they say otherwise', async () => {
  const text = await schemas(
    {
      'schemas.js': `
        import Joi from 'joi';
        import * as yup from 'yup';
        export const signUp = Joi.object({
          email: Joi.string().email().required(),
          age: Joi.number().integer().min(18),
          role: Joi.string().valid('buyer', 'seller').required(),
          tags: Joi.array().items(Joi.string()),
        }).keys({ newsletter: Joi.boolean() });
        export const address = yup.object({ street: yup.string().required().max(80), zip: yup.string() });`,
    },
    'schemas.js',
  );
  expect(text).toMatchInlineSnapshot(`
    "signUp { email: string(email), age?: integer 18.., role: "buyer"|"seller", tags?: [string], newsletter?: boolean }
    address { street: string ..80 long, zip?: string }"
  `);
});

it('reads JSON Schema and TypeBox', async () => {
  const text = await schemas(
    {
      'schemas.ts': `
        import { Type } from '@sinclair/typebox';
        const uuid = { type: 'string', format: 'uuid' } as const;
        export const product = {
          type: 'object',
          required: ['id', 'price'],
          properties: {
            id: uuid,
            price: { type: 'integer', minimum: 0 },
            state: { enum: ['draft', 'live'] },
            tags: { type: 'array', items: { type: 'string', maxLength: 20 } },
            parent: { anyOf: [{ type: 'null' }, { $ref: 'category#' }] },
            seller: { allOf: [{ type: 'object', properties: { name: { type: ['string', 'null'] } } }] },
          },
        } as const;
        app.addSchema({ $id: 'category', type: 'object', properties: { slug: { type: 'string' } } });
        const Line = Type.Object({ sku: Type.String({ format: 'uuid' }), count: Type.Integer({ minimum: 1 }) });
        export const Order = Type.Object({
          lines: Type.Array(Line),
          note: Type.Optional(Type.String({ maxLength: 200 })),
          state: Type.Union([Type.Literal('open'), Type.Literal('paid')]),
        });
        export const Draft = Type.Partial(Type.Pick(Order, ['note', 'state']));`,
    },
    'schemas.ts',
  );
  expect(text).toMatchInlineSnapshot(`
    "product { id: string(uuid), price: integer 0.., state?: "draft"|"live", tags?: [string ..20 long], parent?: { slug?: string }, seller?: { name?: string } }
    Order { lines: [{ sku: string(uuid), count: integer 1.. }], note?: string ..200 long, state: "open"|"paid" }
    Draft { note?: string ..200 long, state?: "open"|"paid" }"
  `);
});

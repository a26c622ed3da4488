import { expect, test } from 'vitest';
import { outlineOf } from '../../../../test/support/parsers.ts';
import { printOutline } from '../../../../test/support/print-outline.ts';

const print = async (text: string): Promise<string> => printOutline(await outlineOf(text));

test('interfaces and object types have fields', async () => {
  expect(
    await print(`
      export interface Order extends Audited, Owned<User> {
        readonly id: string;
        note?: string | null;
        lines: Array<{
          sku: string;
          count: number;
        }>;
        'x-tag': string;
        total(currency: string): Promise<number>;
        cancel?(): void;
        [key: string]: unknown;
      }
      export type CreateOrder = Omit<Order, 'id'> & { customer: string; coupon?: string };
      type Point = { x: number; y: number };
    `),
  ).toMatchInlineSnapshot(`
    "C0 interface Order < Audited, Owned<User>
      id: string
      note?: string | null
      lines: Array<{ sku: string; count: number; }>
      x-tag: string
      total: (currency: string): Promise<number>
      cancel?: (): void
    C1 type CreateOrder < Omit<Order, 'id'>
      customer: string
      coupon?: string
    C2 type Point
      x: number
      y: number
    module
    export Order = C0
    export CreateOrder = C1"
  `);
});

test('other types are kept as their text', async () => {
  expect(
    await print(`
      type Status = 'open' | 'paid';
      type Handler = (req: Request) => Promise<void>;
      export type Row = z.infer<typeof schema>;
    `),
  ).toMatchInlineSnapshot(`
    "C0 type Status = 'open' | 'paid'
    C1 type Handler = (req: Request) => Promise<void>
    C2 type Row = z.infer<typeof schema>
    module
    export Row = C2"
  `);
});

test('members of an enum count up, unless they say what they are', async () => {
  expect(
    await print(`
      export enum Status { Open, Paid = 'paid', Sent = 4, Lost, 'on-hold' = 1 << 3 }
      const enum Flag { On }
    `),
  ).toMatchInlineSnapshot(`
    "C0 enum Status
      Open = 0
      Paid = "paid"
      Sent = 4
      Lost = 5
      on-hold = ‹binary_expression›
    C1 enum Flag
      On = 0
    module
    export Status = C0"
  `);
});

test('constants and satisfied types are their values', async () => {
  expect(
    await print(`
      export const ROUTES = { orders: '/orders' } as const;
      const config = { port: 3000 } satisfies Config;
      const id = (<string>value);
    `),
  ).toMatchInlineSnapshot(`
    "module
      ROUTES = {orders: "/orders"}
      config = {port: 3000}
      id = value
    export ROUTES = ROUTES"
  `);
});

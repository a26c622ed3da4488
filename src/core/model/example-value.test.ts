import { expect, test } from 'vitest';
import { object, text } from '../../../test/support/system-builder.ts';
import { ownerOf } from './example-owner.ts';
import { exampleValue } from './example-value.ts';
import type { Shape } from './shape.ts';

function named(name: string, fields: Readonly<Record<string, Shape>>): Shape {
  const shape = object(fields);
  return shape.type === 'object' ? { ...shape, name } : shape;
}

test('a person is called Ada, and a thing after what it is', () => {
  const examples = {
    rooms: exampleValue(object({ name: text(), slug: text() }), '', ownerOf('rooms')),
    orderLines: exampleValue(object({ title: text(), product_name: text() }), '', ownerOf('order_lines')),
    dto: exampleValue(named('CreateCategoryDto', { name: text() })),
    upload: exampleValue(named('Attachment', { name: text(), uploadedByName: text() })),
    owners: exampleValue(object({ name: text(), company_name: text() }), '', ownerOf('owners')),
    account: exampleValue(named('Account', { username: text(), password: text(), displayName: text(), name: text() })),
    booking: exampleValue(
      object({ data: object({ name: text() }), guest: object({ name: text(), slug: text() }) }),
      '',
      ownerOf('bookings'),
    ),
    unknown: exampleValue(object({ name: text(), fullName: text() })),
  };
  expect(JSON.stringify(examples, null, 1).replaceAll('"', '')).toMatchInlineSnapshot(`
    "{
     rooms: {
      name: Room one,
      slug: room-one
     },
     orderLines: {
      title: Order line one,
      product_name: Product one
     },
     dto: {
      name: Category one
     },
     upload: {
      name: report.pdf,
      uploadedByName: Ada Lovelace
     },
     owners: {
      name: Ada Lovelace,
      company_name: Company one
     },
     account: {
      username: ada,
      password: correct horse battery staple,
      displayName: Ada Lovelace,
      name: Ada Lovelace
     },
     booking: {
      data: {
       name: Booking one
      },
      guest: {
       name: Ada Lovelace,
       slug: guest-one
      }
     },
     unknown: {
      name: Example,
      fullName: Ada Lovelace
     }
    }"
  `);
});

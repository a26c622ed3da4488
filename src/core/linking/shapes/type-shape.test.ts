import { expect, it } from 'vitest';
import { resolverOf } from '../../../../test/support/resolver-of.ts';
import { shapeText } from '../../../../test/support/shape-text.ts';
import { typeShape } from './type-shape.ts';

it('reads what a type says of a value', async () => {
  const resolver = await resolverOf({
    'types.ts': `
      import { Category } from './category';
      export interface Page<T> { items: T[]; next: string | null; readonly total?: number; reload(): void }
      export type Status = 'open' | 'paid';
      export type Order = Audited & { id: string; status: Status; lines: Array<Line>; placedAt: Date; meta: Record<string, string> };
      interface Audited { createdBy: string }
      interface Line { sku: string; count: number; options?: { gift: boolean; note: string | undefined } }
      export interface Node { name: string; children: Node[]; onChange: () => void }
      export enum Kind { Small = 'S', Large = 'L' }
      export enum Level { Low, High }`,
    'category.ts': 'export class Category { static count = 0; name: string; parent?: Category; save() {} }',
    'app.ts': `import { Category } from './category'; import { Page, Order, Node, Kind, Level, Status } from './types';`,
  });
  const types = [
    'string',
    'number[]',
    'Promise<Page<Order>>',
    "Pick<Order, 'id' | 'status'>",
    "Partial<Omit<Order, 'lines' | 'meta'>> | null",
    'Category',
    'Node',
    'Kind',
    'Level | undefined',
    '(Status | Kind)[]',
    '{ q: string; limit?: number }',
    'Map<string, Order>',
    'Unheard',
  ];
  const lines = types.map((type) => `${type}\n  ${shapeText(typeShape(resolver, { file: 'app.ts', fn: 0 }, type))}`);
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "string
      string
    number[]
      [number]
    Promise<Page<Order>>
      Page { items: [Order { createdBy: string, id: string, status: "open"|"paid", lines: [Line { sku: string, count: number, options?: { gift: boolean, note: string } }], placedAt: string(date-time), meta: {  } }], next: string, total?: number }
    Pick<Order, 'id' | 'status'>
      { id: string, status: "open"|"paid" }
    Partial<Omit<Order, 'lines' | 'meta'>> | null
      { createdBy?: string, id?: string, status?: "open"|"paid", placedAt?: string(date-time) }
    Category
      Category { name: string, parent?: Category {  } }
    Node
      Node { name: string, children: [Node {  }] }
    Kind
      "S"|"L"
    Level | undefined
      integer
    (Status | Kind)[]
      ["open"|"paid"|"S"|"L"]
    { q: string; limit?: number }
      { q: string, limit?: number }
    Map<string, Order>
      {  }
    Unheard
      unknown"
  `);
});

it('reads what decorators demand of a class', async () => {
  const resolver = await resolverOf({
    'orders.dto.ts': `
      import { ArrayMinSize, IsEmail, IsEnum, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Max, MaxLength, Min, ValidateNested } from 'class-validator';
      import { Type } from 'class-transformer';
      import { ApiProperty, PartialType, PickType } from '@nestjs/swagger';
      enum Priority { Normal = 'normal', Urgent = 'urgent' }
      export class LineDto {
        @IsUUID() sku: string;
        @IsInt() @Min(1) @Max(99) count: number;
      }
      export class CreateOrderDto {
        @IsEmail() @ApiProperty({ example: 'ada@shop.example' }) email: string;
        @ValidateNested({ each: true }) @Type(() => LineDto) @ArrayMinSize(1) lines: LineDto[];
        @IsOptional() @IsString() @MaxLength(40) coupon?: string;
        @IsEnum(Priority) priority: Priority;
        @IsIn(['card', 'invoice']) payment: string;
        @IsString({ each: true }) tags: string[] = [];
        @Length(2, 2) country: string;
      }
      export class UpdateOrderDto extends PartialType(PickType(CreateOrderDto, ['coupon', 'priority'] as const)) {}`,
  });
  const lines = ['CreateOrderDto', 'UpdateOrderDto'].map((type) =>
    shapeText(typeShape(resolver, { file: 'orders.dto.ts', fn: 0 }, type)),
  );
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "CreateOrderDto { email: string(email) like "ada@shop.example", lines: [LineDto { sku: string(uuid), count: integer 1..99 }], coupon?: string ..40 long, priority: "normal"|"urgent", payment: "card"|"invoice", tags?: [string], country: string 2..2 long }
    UpdateOrderDto { coupon?: string ..40 long, priority?: "normal"|"urgent" }"
  `);
});

it('takes a class that is made of a schema for what the schema says', async () => {
  const resolver = await resolverOf({
    'notes.dto.ts': `
      import { createZodDto } from 'nestjs-zod';
      import { z } from 'zod';
      const note = z.object({ text: z.string().max(200), pinned: z.boolean().default(false) });
      export class NoteDto extends createZodDto(note) {}
      export type Note = z.infer<typeof note> & { id: string };`,
  });
  const lines = ['NoteDto', 'Note', "Note['text']"].map((type) =>
    shapeText(typeShape(resolver, { file: 'notes.dto.ts', fn: 0 }, type)),
  );
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "NoteDto { text: string ..200 long, pinned?: boolean }
    Note { text: string ..200 long, pinned?: boolean, id: string }
    string ..200 long"
  `);
});

it('reads pages of libraries as they are sent, and those of the workspace as they are written', async () => {
  const resolver = await resolverOf({
    'Boat.java': 'package port; public class Boat { private Long id; private String name; }',
    'Boats.java': `package port;
      import org.springframework.data.domain.Page;
      import org.springframework.data.domain.Slice;
      public class Boats { Page<Boat> all() { return null; } }`,
    'Slip.java': 'package port; public class Slip { }',
    'own/Page.java': 'package own; public class Page { private int of; }',
    'own/Pages.java': 'package own; public class Pages { }',
  });
  const said = (file: string, type: string) => shapeText(typeShape(resolver, { file, fn: 0 }, type));
  expect(said('Boats.java', 'ResponseEntity<Page<Boat>>')).toBe(
    '{ content: [Boat { id?: integer, name?: string }], number: integer like 0, size: integer like 20, totalElements: integer like 1, totalPages: integer like 1 }',
  );
  expect(said('Boats.java', 'Slice<Boat>')).toBe(
    '{ content: [Boat { id?: integer, name?: string }], number: integer like 0, size: integer like 20 }',
  );
  expect(said('own/Pages.java', 'Page<Integer>')).toBe('Page { of: integer }');
});

it('spells properties of .NET as they are sent, unless one says how it is called', async () => {
  const resolver = await resolverOf({
    'Order.cs': `public record Line(Guid ProductId, int Count);
public class Order {
  public Guid Id { get; set; }
  public string URLPath { get; set; }
  [JsonPropertyName("Placed")] public DateTime PlacedAt { get; set; }
  public List<Line> Lines { get; set; }
}`,
  });
  expect(shapeText(typeShape(resolver, { file: 'Order.cs', fn: 0 }, 'Order'))).toMatchInlineSnapshot(
    `"Order { id?: string(uuid), urlPath: string, Placed?: string(date-time), lines?: [Line { productId?: string(uuid), count: integer }] }"`,
  );
});

it('reads the values that a type of Python lists', async () => {
  const resolver = await resolverOf({ 'app.py': 'from typing import Literal\n' });
  const types = ['Literal["open", "paid"]', "Literal['open'] | None", 'list[Literal["open", "paid"]]'];
  const shapes = types.map((type) => shapeText(typeShape(resolver, { file: 'app.py', fn: 0 }, type)));
  expect(shapes).toMatchInlineSnapshot(`
    [
      ""open"|"paid"",
      ""open"",
      "["open"|"paid"]",
    ]
  `);
});

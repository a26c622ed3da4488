import { type Field, getSchema, type Value } from '@mrleebo/prisma-ast';
import { describe, expect, it } from 'vitest';
import { theater } from '../../../test/support/theater-schema.ts';
import { readPrisma } from './prisma.ts';
import type { PrismaField, PrismaSchema, PrismaValue } from './prisma-schema.ts';

describe('Compared with prisma-ast', () => {
  it.each([
    ['the theater', theater],
    [
      'arguments of every form',
      `model Odd {
  id   String @id @default(dbgenerated("encode(x, 'hex')")) @map(name: "_id")
  a    Int    @default(-1)
  b    Float  @default(1.5)
  c    Bytes?
  d    Boolean @default(true)
  e    Color[] @default([RED, BLUE])
  f    String @default("a \\"quoted\\" word") @db.Char(3)
  g    DateTime @updatedAt @ignore
  view Int
  self Odd? @relation("r", fields: [a, b], references: [a, b], onDelete: SetNull, onUpdate: NoAction, map: "fk")
  @@id([a, b], name: "key", map: "pk")
  @@unique(fields: [c, d(sort: Desc, length: 10)], map: "u")
  @@index([e, f(ops: JsonbPathOps)], type: Gin)
  @@ignore
}
enum Color {
  RED
  BLUE @map("blue")
  @@map("color")
}`,
    ],
  ])('reads %s alike', (_what, text) => {
    expect(outline(readPrisma(text))).toEqual(outlineOfPeer(text));
  });
});

/** One line a field or attribute, in a form that both parsers can be asked for. */
function outline(schema: PrismaSchema): string[] {
  return [...schema.models, ...schema.enums]
    .flatMap((model) => [
      ...model.fields.map((field) => fieldLine(model.name, field)),
      ...model.attributes.map(({ name, args }) => `${model.name} @@${name}(${args.map(argumentText).join(', ')})`),
    ])
    .sort();
}

function fieldLine(model: string, field: PrismaField): string {
  const attributes = field.attributes.map(({ name, args }) => ` @${name}(${args.map(argumentText).join(', ')})`);
  return `${model}.${field.name} ${field.type}${field.many ? '[]' : ''}${field.optional ? '?' : ''}${attributes.join('')}`;
}

function argumentText({ name, value }: { name?: string | undefined; value: PrismaValue }): string {
  return `${name === undefined ? '' : `${name}: `}${valueText(value)}`;
}

function valueText(value: PrismaValue): string {
  if (value.kind === 'text') return value.text;
  if (value.kind === 'name') return value.name;
  if (value.kind === 'list') return `[${value.items.map(valueText).join(', ')}]`;
  return `${value.name}(${value.args.map(argumentText).join(', ')})`;
}

type PeerAttribute = { name: string; group?: string; args?: { value: Value | unknown }[] };

function outlineOfPeer(text: string): string[] {
  return getSchema(text)
    .list.flatMap((block) => {
      if (block.type === 'model') return block.properties.flatMap((p) => peerLine(block.name, p as PeerMember));
      if (block.type === 'enum') return block.enumerators.flatMap((e) => peerLine(block.name, e as PeerMember));
      return [];
    })
    .sort();
}

type PeerMember = (Field | { type: 'enumerator' | 'attribute' | 'comment' | 'break'; name: string }) & {
  attributes?: PeerAttribute[];
  args?: PeerAttribute['args'];
};

function peerLine(model: string, member: PeerMember): string[] {
  if (member.type === 'attribute') return [`${model} @@${member.name}(${peerArguments(member.args)})`];
  if (member.type !== 'field' && member.type !== 'enumerator') return [];
  const attributes = (member.attributes ?? []).map(
    ({ group, name, args }) => ` @${group === undefined ? name : `${group}.${name}`}(${peerArguments(args)})`,
  );
  const field = member as Partial<Field>;
  const type = typeof field.fieldType === 'string' ? field.fieldType : peerType(field.fieldType);
  return [
    `${model}.${member.name} ${type}${field.array ? '[]' : ''}${field.optional ? '?' : ''}${attributes.join('')}`,
  ];
}

/** `Unsupported("tsvector")` is a call there and its inner name here. */
function peerType(type: unknown): string {
  const call = type as { params?: unknown[] } | undefined;
  return call?.params === undefined ? '' : peerValue(call.params[0]);
}

function peerArguments(args: PeerAttribute['args']): string {
  return (args ?? []).map(({ value }) => peerValue(value)).join(', ');
}

function peerValue(value: unknown): string {
  if (typeof value === 'string') return value.startsWith('"') ? JSON.parse(value) : value;
  const node = value as {
    type?: string;
    key?: string;
    value?: unknown;
    args?: unknown[];
    name?: unknown;
    params?: unknown[];
  };
  if (node.type === 'keyValue') return `${node.key}: ${peerValue(node.value)}`;
  if (node.type === 'array') return `[${(node.args ?? []).map(peerValue).join(', ')}]`;
  if (node.type === 'function') return `${node.name}(${(node.params ?? []).map(peerValue).join(', ')})`;
  return String(value);
}

import { type ScalarType, type Shape, unknownShape } from '../../model/shape.ts';
import type { ProtobufFile } from '../../syntax/protobuf.ts';

export interface MessageShapes {
  of(type: string): Shape;
}

/** Deeper than this an example helps nobody, and messages refer to each other in circles. */
const maxDepth = 4;

/** As JSON has them: https://protobuf.dev/programming-guides/json/. */
const scalars: Readonly<Record<string, { readonly type: ScalarType; readonly format?: string }>> = {
  string: { type: 'string' },
  bytes: { type: 'string', format: 'byte' },
  bool: { type: 'boolean' },
  double: { type: 'number' },
  float: { type: 'number' },
  int32: { type: 'integer', format: 'int32' },
  sint32: { type: 'integer', format: 'int32' },
  uint32: { type: 'integer' },
  fixed32: { type: 'integer' },
  sfixed32: { type: 'integer' },
  int64: { type: 'integer', format: 'int64' },
  sint64: { type: 'integer', format: 'int64' },
  uint64: { type: 'integer' },
  fixed64: { type: 'integer' },
  sfixed64: { type: 'integer' },
  'google.protobuf.Timestamp': { type: 'string', format: 'date-time' },
  'google.protobuf.Duration': { type: 'string' },
};

/** Messages of one file as shapes; those of other files are unknown. */
export function messageShapes(file: ProtobufFile): MessageShapes {
  const messages = new Map(file.messages.map((message) => [message.name, message]));
  const shapeOf = (type: string, depth: number): Shape => {
    const scalar = scalars[type.replace(/^\./, '')];
    if (scalar !== undefined) return scalar;
    if (type === 'google.protobuf.Empty') return { type: 'object', fields: [] };
    const name = nearestName(file, type);
    const values = file.enums.get(name);
    if (values !== undefined) return { type: 'string', values };
    const message = messages.get(name);
    if (message === undefined || depth >= maxDepth) return unknownShape;
    return {
      type: 'object',
      name: message.name,
      fields: message.fields.map((field) => {
        const shape = shapeOf(field.type, depth + 1);
        return { name: field.name, required: false, shape: field.repeated ? { type: 'array', items: shape } : shape };
      }),
    };
  };
  return { of: (type) => shapeOf(type, 0) };
}

/** By its own name, without the package of the file, or as one that stands in another message. */
function nearestName({ package: own, messages, enums }: ProtobufFile, type: string): string {
  const name = type.startsWith(`${own}.`) ? type.slice(own.length + 1) : type.replace(/^\./, '');
  const known = [...messages.map((message) => message.name), ...enums.keys()];
  return known.find((each) => each === name) ?? known.find((each) => each.endsWith(`.${name}`)) ?? name;
}

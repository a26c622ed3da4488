import { exampleNumber } from '../../model/example-number.ts';
import type { ObjectShape, ScalarShape, Shape } from '../../model/shape.ts';
import type { Attribute } from '../brief/brief.ts';
import { exampleMoment, exampleTextOf } from './example-of.ts';

/** An amount in minor units with its currency: nothing rounds, and no sum mixes two currencies by accident. */
function moneyShape({ min = 0, max, description }: Attribute): ObjectShape {
  const amount: ScalarShape = {
    type: 'integer',
    minimum: Math.round(min * 100),
    maximum: max === undefined ? 9_007_199_254_740_991 : Math.round(max * 100),
    example: Math.max(Math.round(min * 100), Math.min(1999, Math.round((max ?? 1e6) * 100))),
    description: description ?? 'In minor units of the currency: 1999 is 19.99.',
  };
  const currency: ScalarShape = {
    type: 'string',
    pattern: '^[A-Z]{3}$',
    minLength: 3,
    maxLength: 3,
    example: 'EUR',
    description: 'ISO 4217.',
  };
  const name = min === 0 && max === undefined && description === undefined ? 'Money' : undefined;
  return {
    type: 'object',
    name,
    closed: true,
    fields: [
      { name: 'amount', shape: amount, required: true },
      { name: 'currency', shape: currency, required: true },
    ],
  };
}

/** The value of an attribute as it travels, with the bounds that the database keeps too. */
export function fieldShape(attribute: Attribute, resource: string): Shape {
  const shape = attribute.type === 'money' ? moneyShape(attribute) : scalarShape(attribute, resource);
  if (shape.type === 'object' || shape.type === 'array') return shape;
  return { ...shape, description: attribute.description, default: attribute.default };
}

function scalarShape(attribute: Attribute, resource: string): Shape {
  const { name, type, min, max, values } = attribute;
  switch (type) {
    case 'boolean':
      return { type: 'boolean', example: attribute.default ?? true };
    case 'integer':
      return numeric(name, { type: 'integer', minimum: min, maximum: max ?? 9_007_199_254_740_991 });
    case 'number':
      return numeric(name, { type: 'number', minimum: min ?? -999_999_999_999, maximum: max ?? 999_999_999_999 });
    case 'date':
      return { type: 'string', format: 'date', example: exampleMoment(name).slice(0, 10) };
    case 'timestamp':
      return { type: 'string', format: 'date-time', example: exampleMoment(name) };
    case 'uuid':
      return { type: 'string', format: 'uuid', example: '4f6c1d0a-7b1e-4c55-9d61-0c3f1f3a2b7c' };
    case 'json':
      return { type: 'object', fields: [] };
    case 'enum':
      return { type: 'string', values, example: attribute.default ?? values[0] };
    case 'email':
      return { type: 'string', format: 'email', minLength: 3, maxLength: max, example: 'ada@example.com' };
    case 'url':
      return { type: 'string', format: 'uri', maxLength: max, example: 'https://example.com/lamp' };
    case 'phone':
      return { type: 'string', pattern: '^\\+[0-9]{6,15}$', maxLength: max, example: '+442079460018' };
    case 'slug':
      return {
        type: 'string',
        pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
        minLength: 1,
        maxLength: max,
        example: 'example'.slice(0, max),
      };
    case 'country':
      return { type: 'string', pattern: '^[A-Z]{2}$', minLength: 2, maxLength: 2, example: 'GB' };
    default:
      return worded(attribute, resource, { type: 'string', minLength: attribute.optional ? 0 : 1, maxLength: max });
  }
}

function numeric(name: string, shape: ScalarShape): Shape {
  return { ...shape, example: exampleNumber(name, shape) };
}

function worded({ name, personal }: Attribute, resource: string, shape: ScalarShape): Shape {
  return { ...shape, example: exampleTextOf(name, resource, shape, personal) || 'x' };
}

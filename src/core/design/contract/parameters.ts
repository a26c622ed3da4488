import type { Parameter } from '../../model/endpoint.ts';
import type { ScalarShape } from '../../model/shape.ts';
import { spoken } from '../names/identifier.ts';
import { idShape, most } from './resource-shapes.ts';

export function pathId(name: string, resource: string): Parameter {
  return {
    name,
    in: 'path',
    required: true,
    type: 'string',
    shape: idShape(resource),
    description: `Id of the ${spoken(resource)}.`,
  };
}

export function query(name: string, shape: ScalarShape, description: string, required = false): Parameter {
  return { name, in: 'query', required, type: shape.type, shape, description };
}

export const paging: readonly Parameter[] = [
  query(
    'limit',
    { type: 'integer', minimum: 1, maximum: most.page, default: most.usual, example: most.usual },
    `Rows of a page, at most ${most.page}.`,
  ),
  query(
    'cursor',
    { type: 'string', maxLength: 200, example: 'MDE5Y2ViYzQ' },
    'Where the page begins: `nextCursor` of the one before.',
  ),
];

const etag: ScalarShape = { type: 'string', pattern: '^"[0-9]+"$', maxLength: 22, example: '"1"' };

export const etagHeader = { name: 'ETag', description: 'Version of what is answered.', shape: etag };

export const ifMatch: Parameter = {
  name: 'If-Match',
  in: 'header',
  required: true,
  type: 'string',
  shape: etag,
  description: 'The ETag that the change is based on: a change that came between is answered with 412.',
};

export const ifNoneMatch: Parameter = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  type: 'string',
  shape: etag,
  description: 'The ETag that the caller has: 304 while nothing changed.',
};

export const idempotencyKey: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  type: 'string',
  shape: { type: 'string', minLength: 16, maxLength: 100, example: 'c1f7d2a0-51be-4d0e-9a37-2d1f6f0e8a11' },
  description: 'Chosen by the caller. The same key is done once and answered alike for 24 hours.',
};

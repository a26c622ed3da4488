import type { ObjectShape, ScalarShape, ScalarType, Shape, ShapeField } from '../../model/shape.ts';

/** Small constructors: they leave out what is not said, so that shapes compare and print alike. */
export function scalar(type: ScalarType, format?: string): ScalarShape {
  return format === undefined ? { type } : { type, format };
}

export function enumeration(values: readonly string[]): ScalarShape {
  return { type: 'string', values };
}

export function arrayOf(items: Shape): Shape {
  return { type: 'array', items };
}

export function objectOf(fields: readonly ShapeField[], name?: string): ObjectShape {
  return name === undefined || name === '' ? { type: 'object', fields } : { type: 'object', name, fields };
}

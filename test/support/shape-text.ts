import type { ScalarShape, Shape } from '../../src/core/model/shape.ts';

/** A shape as people write one down: `{ id: string(uuid), lines: [{ sku: string }], note?: string ≤40 }`. */
export function shapeText(shape: Shape | undefined): string {
  if (shape === undefined) return 'nothing known';
  if (shape.type === 'array') return `[${shapeText(shape.items)}]`;
  if (shape.type !== 'object') return scalarText(shape);
  const fields = shape.fields.map(({ name, required, shape: of }) => `${name}${required ? '' : '?'}: ${shapeText(of)}`);
  return `${shape.name === undefined ? '' : `${shape.name} `}{ ${fields.join(', ')} }`;
}

function scalarText(shape: ScalarShape): string {
  const bounds = [
    bound(shape.minimum, shape.maximum, ''),
    bound(shape.minLength, shape.maxLength, ' long'),
    shape.example === undefined ? '' : ` like ${JSON.stringify(shape.example)}`,
  ];
  const type = shape.values === undefined ? shape.type : shape.values.map((value) => JSON.stringify(value)).join('|');
  return `${type}${shape.format === undefined ? '' : `(${shape.format})`}${bounds.join('')}`;
}

function bound(least: number | undefined, most: number | undefined, what: string): string {
  if (least === undefined && most === undefined) return '';
  return ` ${least ?? ''}..${most ?? ''}${what}`;
}

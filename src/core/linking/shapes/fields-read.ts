import { type Shape, type ShapeField, unknownShape } from '../../model/shape.ts';
import { arrayOf, objectOf } from './make-shape.ts';

/** A field that code reads, with what the reading says of it. */
export interface FieldUse {
  /** Names from the outside in; `[]` is an item of a list. */
  readonly path: readonly string[];
  readonly shape?: Shape | undefined;
}

/** Members that every text or list has. */
const inherent = new Set(['length', 'toString']);

/** The object that has all the fields which are read. None is known to be required. */
export function fieldsRead(uses: readonly FieldUse[]): Shape {
  const below = new Map<string, FieldUse[]>();
  for (const use of uses) {
    const [first, ...path] = use.path;
    if (first === undefined || inherent.has(first)) continue;
    const name = /^\d+$/.test(first) ? '[]' : first;
    const known = below.get(name);
    if (known === undefined) below.set(name, [{ ...use, path }]);
    else known.push({ ...use, path });
  }
  const items = below.get('[]');
  if (items !== undefined && below.size === 1) return arrayOf(shapeOf(items));
  below.delete('[]');
  const fields = [...below].map(([name, inner]): ShapeField => ({ name, required: false, shape: shapeOf(inner) }));
  return objectOf(fields);
}

function shapeOf(uses: readonly FieldUse[]): Shape {
  const deeper = uses.filter((use) => use.path.length > 0 && !inherent.has(use.path[0] ?? ''));
  if (deeper.length > 0) return fieldsRead(deeper);
  return uses.find((use) => use.shape !== undefined && use.shape.type !== 'unknown')?.shape ?? unknownShape;
}

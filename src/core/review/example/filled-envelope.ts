import type { ObjectShape, Shape, ShapeField } from '../../model/shape.ts';
import { joined, nameSet } from '../../rules/words/words-of.ts';
import type { Reaching } from './main-table.ts';
import { rowShape } from './row-shape.ts';

/** What people call the field of an answer that holds its rows, where they do not call it after them. */
const holders = nameSet('items data results rows records list content entries');
const counts = nameSet('total count total-count total-items total-elements');

/** An answer around rows, `{ items, total }`, with the rows that the query behind it gives. */
export function filledEnvelope(shape: Shape, main: readonly Reaching[]): ObjectShape | undefined {
  const [first] = main.filter(({ access }) => access.verb === 'select' && access.again !== true);
  if (shape.type !== 'object' || first === undefined) return undefined;
  const open = shape.fields.filter((field) => isOpen(field.shape) && mayHold(field.name, first));
  const [holder, another] = open;
  if (holder === undefined || another !== undefined) return undefined;
  const row = rowShape(first.table, first.access.columns);
  const held: Shape = first.access.many ? { type: 'array', items: row } : row;
  const fields = shape.fields.map((field) => (field === holder ? { ...field, shape: held } : counted(field)));
  return { ...shape, fields };
}

function isOpen(shape: Shape): boolean {
  return shape.type === 'unknown' || (shape.type === 'array' && shape.items.type === 'unknown');
}

function mayHold(name: string, { table, access }: Reaching): boolean {
  if (access.many && holders.has(joined(name))) return true;
  return [table.name, table.model ?? ''].some((each) => joined(each) === joined(name));
}

/** Beside rows a total says how many there are, and no sum of money. */
function counted(field: ShapeField): ShapeField {
  return counts.has(joined(field.name)) && field.shape.type !== 'object' && field.shape.type !== 'array'
    ? { ...field, shape: { type: 'integer', example: 42 } }
    : field;
}

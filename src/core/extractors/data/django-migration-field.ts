import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import { addField, isField } from './django-fields.ts';
import type { OperationField } from './model-operation.ts';
import { newModel } from './python-model.ts';
import { callIn, keyword, lastName, positional, textIn } from './python-values.ts';

export interface MigrationFile {
  readonly outline: Outline;
  /** The application whose models the file changes. */
  readonly app: string;
  readonly text: string;
}

/** `Order` of the application `shop` is `shop.order`. */
export function modelKey(app: string, name: string): string {
  return (name.includes('.') ? name : `${app}.${name}`).toLowerCase();
}

/** A field as an operation declares it, read like one of a model. */
export function fieldIn(file: MigrationFile, name: string, value: Value | undefined): OperationField | undefined {
  const { outline, app } = file;
  const call = callIn(outline, value);
  if (call === undefined || !isField(call)) return undefined;
  const place = { at: call.start, end: call.end };
  const model = newModel(outline, { name, table: name, bases: [], ...place });
  addField(outline, model, { name, default: value, ...place });
  const [column] = model.columns;
  const [target] = [targetKey(outline, app, call)];
  const reference = model.constraints.find((each) => each.constraint === 'foreign-key');
  const says = (constraint: string): boolean => model.constraints.some((each) => each.constraint === constraint);
  if (column === undefined) {
    const through = keyword(call, 'through');
    if (call.name !== 'ManyToManyField' || target === undefined) return undefined;
    const join = through === undefined ? { target, table: textIn(outline, keyword(call, 'db_table')) } : undefined;
    return { name, join, isKey: false, unique: false, indexed: false };
  }
  return {
    name,
    column,
    isKey: says('primary-key'),
    unique: says('unique'),
    indexed: model.indexes.length > 0,
    reference:
      reference?.constraint === 'foreign-key' && target !== undefined
        ? { ...reference, table: target, ofModel: undefined }
        : undefined,
  };
}

/** `'plants.Family'`, `'Family'`, `settings.AUTH_USER_MODEL`, `'self'`; the application of a class is not told. */
function targetKey(outline: Outline, app: string, call: CallOutline): string | undefined {
  const value = positional(call)[0] ?? keyword(call, 'to');
  const text = textIn(outline, value);
  if (text !== undefined) return modelKey(app, text);
  const name = lastName(value);
  if (name === undefined) return undefined;
  return `*.${(name === 'AUTH_USER_MODEL' ? 'User' : name).toLowerCase()}`;
}

import type { Outline, Value } from '../../syntax/outline.ts';
import type { ColumnDefinition, ConstraintDefinition, Place } from '../../syntax/sql/schema-statement.ts';
import { isOff, isOn, literalOf, option, textOf } from './object-values.ts';

/** How a library writes a column as an object: `{ type: 'string', notNull: true }`. */
export interface ColumnObjectVocabulary {
  /** Columns are optional unless this key is on, or required unless it is off. */
  readonly required: { readonly key: string; readonly when: 'on' | 'off' };
  /** The type in SQL, from the value of `type` or of a column that is nothing but its type. */
  type(outline: Outline, value: Value | undefined, column: Value): string;
  /** What a column refers to. */
  reference(column: Value): ColumnReference | undefined;
}

export interface ColumnReference {
  readonly name?: string | undefined;
  readonly table: string;
  readonly column?: string | undefined;
  readonly onDelete?: string | undefined;
  readonly onUpdate?: string | undefined;
}

export interface ColumnObject {
  readonly column: ColumnDefinition;
  readonly constraints: readonly ConstraintDefinition[];
}

export function readColumnObject(
  outline: Outline,
  vocabulary: ColumnObjectVocabulary,
  name: string,
  value: Value,
  place: Place,
): ColumnObject {
  const isSpec = value.kind === 'object';
  const isKey = isOn(option(value, 'primaryKey'));
  const generated = isOn(option(value, 'autoIncrement'));
  const type = vocabulary.type(outline, isSpec ? option(value, 'type') : value, value);
  const column: ColumnDefinition = {
    name,
    type,
    nullable: !isKey && !isRequired(vocabulary, value),
    default: defaultOf(outline, option(value, 'defaultValue')),
    generated: generated || type.endsWith('serial'),
    comment: textOf(option(value, 'comment')),
    ...place,
  };
  return { column, constraints: constraintsOf(vocabulary, name, value, isKey, place) };
}

function isRequired({ required }: ColumnObjectVocabulary, value: Value): boolean {
  const said = option(value, required.key);
  return required.when === 'on' ? isOn(said) : isOff(said);
}

function constraintsOf(
  vocabulary: ColumnObjectVocabulary,
  name: string,
  value: Value,
  isKey: boolean,
  place: Place,
): ConstraintDefinition[] {
  const columns = [name];
  const constraints: ConstraintDefinition[] = [];
  if (isKey) constraints.push({ constraint: 'primary-key', columns, ...place });
  const unique = option(value, 'unique');
  if (isOn(unique) || unique?.kind === 'text') constraints.push({ constraint: 'unique', columns, ...place });
  const reference = vocabulary.reference(value);
  if (reference !== undefined) {
    const { column, ...rest } = reference;
    const referenced = column === undefined ? [] : [column];
    constraints.push({ constraint: 'foreign-key', columns, referenced, ...rest, ...place });
  }
  return constraints;
}

/** A literal, or the SQL inside of `literal('now()')` and its like. */
function defaultOf(outline: Outline, value: Value | undefined): string | undefined {
  if (value?.kind === 'text') return isCall.test(value.text) ? value.text : `'${value.text.replaceAll("'", "''")}'`;
  if (value?.kind === 'name') return value.name.endsWith('.NOW') ? 'CURRENT_TIMESTAMP' : undefined;
  if (value?.kind !== 'call') return literalOf(value);
  const call = outline.calls[value.call];
  return call?.name === 'fn' ? `${textOf(call.args[0])}()` : textOf(call?.args[0]);
}

const isCall = /^[a-z_]+\(\)$|^current_(?:timestamp|date|time)$/i;

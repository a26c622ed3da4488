import type { DataNode } from '../../syntax/data-tree.ts';
import type { DataValue } from '../../syntax/edit/data-value.ts';
import { usualMax } from '../brief/read-attribute.ts';
import type { FormAttribute } from './brief-form.ts';

const flags = ['optional', 'unique', 'personal', 'secret', 'readOnly'] as const;

const texts = new Set<FormAttribute['type']>(['text', 'long-text', 'email', 'url', 'phone', 'slug', 'country']);

/** `text(80) unique`, `open | paid`; a mapping where words cannot say it, or where it was one before. */
export function attributeWords(attribute: FormAttribute, before: DataNode | undefined): DataValue {
  const words = before?.kind === 'mapping' ? undefined : shortWords(attribute);
  return words ?? atLength(attribute);
}

function shortWords({ type, max, min, values, ...said }: FormAttribute): string | undefined {
  const own = flags.filter((flag) => said[flag]);
  if (type === 'enum') {
    const isPlain = values.length > 1 && values.every((value) => !value.includes('|') && value.trim() === value);
    const others = own.filter((flag) => flag !== 'optional');
    return isPlain && others.length === 0 ? [values.join(' | '), ...own].join(' ') : undefined;
  }
  const isLength = texts.has(type);
  if (min !== undefined || (max !== undefined && !isLength)) return undefined;
  const length = max === undefined || max === usualMax[type] ? '' : `(${max})`;
  return [`${type}${length}`, ...own].join(' ');
}

function atLength({ type, max, min, values, ...said }: FormAttribute): { readonly [key: string]: DataValue } {
  const own = flags.filter((flag) => said[flag]).map((flag) => [flag, true] as const);
  const isUsual = max === undefined || max === usualMax[type];
  return {
    type,
    ...(type === 'enum' ? { values } : {}),
    ...(min === undefined ? {} : { min }),
    ...(isUsual ? {} : { max }),
    ...Object.fromEntries(own),
  };
}

import type { Table } from '../../model/table.ts';
import type { Speech } from './speech/speech.ts';

type Naming = Pick<Speech, 'name' | 'usualSchema'>;

export function qualified(table: Pick<Table, 'name' | 'schema'>, { name, usualSchema }: Naming): string {
  const { schema } = table;
  const isUsual = schema === undefined || usualSchema === undefined || schema === usualSchema;
  return (isUsual ? '' : `${name(schema)}.`) + name(table.name);
}

import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';

const ownerName =
  /^(?:user|owner|member|customer|author|creator|account|passenger|patient|guest|buyer|borrower|student)_?id$|^(?:created_by|owned_by)$/i;
const credential = /^(?:hashed_?|encrypted_?)?pass(?:word|wd|phrase)?(?:_?(?:hash|digest|encrypted))?$/i;

/** Frameworks bring tables of users along, whose columns are not seen. */
const users = /^(?:auth_)?users?$/i;

/** Columns that say whose a row is, by their names, or because they refer to those who sign in. */
export function ownerColumns(index: SystemIndex, table: Table): readonly string[] {
  const named = table.columns.map(({ name }) => name).filter((name) => ownerName.test(name));
  const referring = table.foreignKeys.flatMap(({ columns, references }) => {
    const [column, another] = columns;
    const people = index.tablesNamed(table.store, references.table);
    const isPerson =
      people.some((each) => each.columns.some(({ name }) => credential.test(name))) || users.test(references.table);
    return column !== undefined && another === undefined && isPerson ? [column] : [];
  });
  return [...new Set([...named, ...referring])];
}

/** Whether a column says by its name whose a row is. */
export function isOwnerName(column: string): boolean {
  return ownerName.test(column);
}

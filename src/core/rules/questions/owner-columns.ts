import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';

const ownerName =
  /^(?:user|owner|member|customer|author|creator|account|passenger|patient|guest|buyer|borrower|student|seller|bidder|renter|applicant|subscriber)_?id$|^(?:created_by|owned_by)$/i;
const credential = /^(?:hashed_?|encrypted_?)?pass(?:word|wd|phrase)?(?:_?(?:hash|digest|encrypted))?$/i;

/** Frameworks bring tables of users along, whose columns are not seen. */
const users = /^(?:auth_)?users?$/i;

/** Columns that say whose a row is, by their names, or because they refer to those who sign in. */
export function ownerColumns(index: SystemIndex, table: Table): readonly string[] {
  const named = table.columns.map(({ name }) => name).filter((name) => ownerName.test(name));
  return [...new Set([...named, ...columnsOfPeople(index, table)])];
}

/** Columns that refer to those who sign in. */
export function columnsOfPeople(index: SystemIndex, table: Table): readonly string[] {
  return table.foreignKeys.flatMap(({ columns, references }) => {
    const [column, another] = columns;
    const people = index.tablesNamed(table.store, references.table);
    const isPerson = people.some(signsIn) || users.test(references.table);
    return column !== undefined && another === undefined && isPerson ? [column] : [];
  });
}

/** Rows with a password, or with an address and a key of their own. */
function signsIn({ columns }: Table): boolean {
  const has = (form: RegExp): boolean => columns.some(({ name }) => form.test(name));
  return has(credential) || (has(/^e_?mail(?:_address)?$/i) && has(/^api_?(?:key|token)(?:_?hash)?$/i));
}

/** Whether a column says by its name whose a row is. */
export function isOwnerName(column: string): boolean {
  return ownerName.test(column);
}

import type { DataAccess } from '../../model/data-access.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import type { Shape, ShapeField } from '../../model/shape.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Column, Table } from '../../model/table.ts';
import { wordsOf } from '../words/words-of.ts';
import { protectionsOf } from './protection.ts';
import { writesOf } from './writes.ts';

/** A right of somebody that the body of a request names, and that its route stores without asking who may give it. */
export interface ChosenRight {
  readonly endpoint: Endpoint;
  readonly table: Table;
  readonly column: Column;
  readonly write: DataAccess;
}

/**
 * Rights of people, where nothing but being signed in, or not even that, is asked of whoever sends them. Of rows that GORM
 * saves it is known which fields a body fills (`stored-bodies.ts`).
 */
export function chosenRights(index: SystemIndex): readonly ChosenRight[] {
  return index.system.endpoints.flatMap((endpoint) => {
    if (endpoint.request === undefined || mayBeAllowed(endpoint) || asksItself(index, endpoint)) return [];
    const rights = fieldsIn(endpoint.request, 0).filter(isRight);
    if (rights.length === 0) return [];
    return writesOf(index, endpoint)
      .filter(({ verb, library }) => verb !== 'delete' && library !== 'gorm')
      .flatMap((write) => {
        const table = index.table(write.table);
        if (table === undefined || !holdsPeople(table)) return [];
        return rights.flatMap((right): readonly ChosenRight[] => {
          const column = table.columns.find(({ name }) => plain(name) === plain(right.name));
          const isWritten = column !== undefined && (write.columns.length === 0 || write.columns.includes(column.name));
          return isWritten ? [{ endpoint, table, column, write }] : [];
        });
      });
  });
}

/** A policy, a role, a refusal, or a path that is for those who administer. */
function mayBeAllowed({ guards, responses, path }: Endpoint): boolean {
  if (guards.some(({ kind, name }) => kind === 'authorization' || /admin|role|perm|polic|staff|owner/i.test(name)))
    return true;
  if (responses.some(({ status, missing }) => status === 403 && missing !== true)) return true;
  return path.split('/').some((segment) => wordsOf(segment).some((word) => setting.has(word)));
}

/** `canCreateUser(auth)`, or a way out that may be one for those who are not allowed to. */
function asksItself(index: SystemIndex, endpoint: Endpoint): boolean {
  const isOpen = protectionsOf(index).of(endpoint) === 'open';
  return index
    .reachedBy(endpoint)
    .some(
      ({ operation }) =>
        asking.test(operation.name.split(' ')[0]?.split('.').at(-1) ?? '') || (!isOpen && operation.throws === true),
    );
}

const asking = /(?:^|_)(?:can|may|has|is)(?:_|(?=[A-Z]))|perm|polic|allow|admin|role/;

const setting: ReadonlySet<string> = new Set(['admin', 'internal', 'backoffice', 'staff', 'setup', 'install', 'seed']);

function fieldsIn(shape: Shape, depth: number): readonly ShapeField[] {
  if (shape.type !== 'object' || depth > 1) return [];
  return shape.fields.flatMap((field) => [field, ...fieldsIn(field.shape, depth + 1)]);
}

/** One of several roles of which none stands above the others may be chosen. */
function isRight({ name, shape }: ShapeField): boolean {
  if (!rights.test(name) || ('readOnly' in shape && shape.readOnly === true)) return false;
  const values = shape.type === 'object' || shape.type === 'array' ? undefined : shape.values;
  return values === undefined || values.some((value) => /admin|root|super|staff|owner|moderat|manager/i.test(value));
}

const rights =
  /^(?:is_?)?(?:admin|staff|superuser|super_?admin|moderator)$|^(?:user_?)?roles?(?:_?id)?$|^permissions?$/i;

/** Those who sign in; of a membership the role is what it is about. */
function holdsPeople({ name, columns }: Table): boolean {
  if (columns.some((column) => credential.test(column.name))) return true;
  const last = wordsOf(name).at(-1) ?? '';
  return /^(?:users?|accounts?|members?|customers?)$/.test(last) && columns.some((column) => column.name === 'email');
}

const credential = /^(?:hashed_?|encrypted_?)?pass(?:word|wd)?(?:_?(?:hash|digest|encrypted))?$/i;

function plain(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}

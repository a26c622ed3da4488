import type { ColumnDefinition } from '../../syntax/sql/schema-statement.ts';
import type { AbstractModel, ModelField } from '../fact.ts';

/** What Django's own classes hand down to the users of a project. */
export const djangoBases: Readonly<Record<string, AbstractModel>> = {
  AbstractBaseUser: base({ password: 'varchar(128)', last_login: 'timestamptz?' }),
  PermissionsMixin: base({ is_superuser: 'boolean' }),
  AbstractUser: base({
    password: 'varchar(128)',
    last_login: 'timestamptz?',
    is_superuser: 'boolean',
    username: 'varchar(150)!',
    first_name: 'varchar(150)',
    last_name: 'varchar(150)',
    email: 'varchar(254)',
    is_staff: 'boolean',
    is_active: 'boolean',
    date_joined: 'timestamptz',
  }),
  // Libraries of trees keep where a row stands beside its parent.
  MPTTModel: base({ lft: 'integer', rght: 'integer', tree_id: 'integer', level: 'integer' }),
  MP_Node: base({ path: 'varchar(255)!', depth: 'integer', numchild: 'integer' }),
  NS_Node: base({ lft: 'integer', rgt: 'integer', tree_id: 'integer', depth: 'integer' }),
};

/** Columns by type; `?` is nullable, `!` unique. Where they stand is another's file. */
function base(types: Readonly<Record<string, string>>): AbstractModel {
  const place = { at: 0, end: 0 };
  const columns = Object.entries(types).map(
    ([name, type]): ColumnDefinition => ({
      name,
      type: type.replace(/[?!]$/, ''),
      nullable: type.endsWith('?'),
      generated: false,
      ...place,
    }),
  );
  const unique = Object.keys(types).filter((name) => types[name]?.endsWith('!'));
  const fields = columns.map(({ name }): [string, ModelField] => [name, { column: name }]);
  return {
    columns,
    constraints: unique.map((name) => ({ constraint: 'unique', columns: [name], ...place })),
    fields: Object.fromEntries(fields),
    bases: [],
  };
}

import type {
  ColumnDefinition,
  ConstraintDefinition,
  Place,
  SchemaStatement,
} from '../../syntax/sql/schema-statement.ts';
import type { ModelIndex } from './python-model.ts';

/** A field as one step of a history declares it. */
export interface OperationField {
  readonly name: string;
  /** Absent for a relation that has a table of its own. */
  readonly column?: ColumnDefinition | undefined;
  readonly isKey: boolean;
  readonly unique: boolean;
  readonly indexed: boolean;
  readonly reference?: FieldReference | undefined;
  readonly join?: FieldJoin | undefined;
}

/** A foreign key whose `table` is the name of a model. */
export type FieldReference = ConstraintDefinition & { readonly constraint: 'foreign-key' };

export interface FieldJoin {
  readonly target: string;
  readonly table?: string | undefined;
}

/**
 * A change of a model, `shop.order`, as a library tells it that keeps its history in terms of models and fields: which
 * tables and columns they are depends on the steps before.
 */
export type ModelOperation = Place & { readonly model: string } & (
    | {
        readonly kind: 'create';
        readonly table: string | undefined;
        readonly fields: readonly OperationField[];
        readonly indexes: readonly ModelIndex[];
        readonly together: readonly TogetherGroup[];
      }
    | { readonly kind: 'delete' }
    | { readonly kind: 'rename'; readonly to: string }
    /** Without a name: the one that the library gives. */
    | { readonly kind: 'table'; readonly to: string | undefined }
    | { readonly kind: 'field'; readonly field: OperationField }
    | { readonly kind: 'remove-field'; readonly field: string }
    | { readonly kind: 'rename-field'; readonly field: string; readonly to: string }
    | { readonly kind: 'index'; readonly index: ModelIndex }
    | { readonly kind: 'remove-index'; readonly name: string; readonly concurrently: boolean }
    | { readonly kind: 'rename-index'; readonly name: string; readonly to: string }
    /** All groups of this kind: those of before are gone. */
    | { readonly kind: 'together'; readonly unique: boolean; readonly groups: readonly (readonly string[])[] }
    /** Changes the library's picture of the models alone: the database was changed by other means. */
    | { readonly kind: 'pictured'; readonly operation: ModelOperation }
    | { readonly kind: 'statements'; readonly statements: readonly SchemaStatement[] }
  );

export interface TogetherGroup {
  readonly unique: boolean;
  readonly fields: readonly string[];
}

import type { DataVerb } from '../../model/data-access.ts';

/** What a method of GORM's chains does. The last step that acts runs the query. */
export type GormStep =
  | { readonly does: 'model' | 'table' | 'filter' | 'sort' | 'limit' | 'columns' | 'preload' | 'joins' | 'scopes' }
  | { readonly does: 'read'; readonly many: boolean; readonly one?: true }
  | { readonly does: 'count' }
  | { readonly does: 'pluck' }
  | { readonly does: 'find-or-create' }
  | { readonly does: 'write'; readonly verb: DataVerb }
  | { readonly does: 'association' }
  | { readonly does: 'typed' };

export const gorm = {
  id: 'gorm',
  modules: ['gorm.io/gorm', 'github.com/jinzhu/gorm'],
  steps: {
    G: { does: 'typed' },
    Model: { does: 'model' },
    Table: { does: 'table' },
    Where: { does: 'filter' },
    Or: { does: 'filter' },
    Not: { does: 'filter' },
    Order: { does: 'sort' },
    Limit: { does: 'limit' },
    Select: { does: 'columns' },
    Preload: { does: 'preload' },
    Joins: { does: 'joins' },
    InnerJoins: { does: 'joins' },
    Scopes: { does: 'scopes' },
    Association: { does: 'association' },
    Find: { does: 'read', many: true },
    FindInBatches: { does: 'read', many: true },
    Scan: { does: 'read', many: true },
    Rows: { does: 'read', many: true },
    Related: { does: 'read', many: true },
    First: { does: 'read', many: false, one: true },
    Take: { does: 'read', many: false, one: true },
    Last: { does: 'read', many: false, one: true },
    Row: { does: 'read', many: false, one: true },
    Count: { does: 'count' },
    Pluck: { does: 'pluck' },
    FirstOrCreate: { does: 'find-or-create' },
    FirstOrInit: { does: 'read', many: false, one: true },
    Create: { does: 'write', verb: 'insert' },
    CreateInBatches: { does: 'write', verb: 'insert' },
    Save: { does: 'write', verb: 'upsert' },
    Update: { does: 'write', verb: 'update' },
    Updates: { does: 'write', verb: 'update' },
    UpdateColumn: { does: 'write', verb: 'update' },
    UpdateColumns: { does: 'write', verb: 'update' },
    Delete: { does: 'write', verb: 'delete' },
    Append: { does: 'write', verb: 'insert' },
    Replace: { does: 'write', verb: 'update' },
    Clear: { does: 'write', verb: 'delete' },
  } as Readonly<Record<string, GormStep>>,
};

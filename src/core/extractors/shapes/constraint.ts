import type { ScalarShape } from '../../model/shape.ts';

/** What a decorator or a schema's method says of a value. `argument`s are taken from its own. */
export type Constraint =
  | { readonly says: 'type'; readonly type: ScalarShape['type']; readonly format?: string | undefined }
  | { readonly says: 'minimum' | 'maximum' | 'minLength' | 'maxLength'; readonly argument: number }
  | { readonly says: 'length' }
  | { readonly says: 'positive' }
  | { readonly says: 'values'; readonly argument: number }
  | { readonly says: 'optional' | 'required' | 'list' };

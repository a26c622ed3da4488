import type { EffectKind } from '../../model/effect.ts';

/** Functions of a module that do something besides data and calls. */
export interface EffectVocabulary {
  /** Without `node:`; a module's `/promises` counts as the module. */
  readonly modules: readonly string[];
  readonly kind: EffectKind;
  readonly functions: readonly string[];
  /** The effect is named after the function, or after what the argument at this position says. */
  readonly named: 'function' | number;
  /** Position of the argument that says how much work one call is. */
  readonly counts?: number | undefined;
}

import type { Value } from '../../../syntax/outline.ts';
import type { Context } from '../../definition.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Composing } from './composing.ts';

/** A path as far as it is known. */
export function textOf(composing: Composing, context: Context, value: Value | undefined): string {
  return value === undefined ? '' : (resolveText(composing.resolver, context, value)?.text ?? '{}');
}

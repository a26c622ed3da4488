import type { Binding } from '../../syntax/outline.ts';
import type { Scope } from '../scope.ts';

/** `ModelT` of `ModelT = TypeVar("ModelT", bound=Base)` and `class Rows[ModelT: Base]`, written as the type of a parameter. */
export function isTypeVariable({ outline, bindings }: Scope, type: string | undefined): boolean {
  const name = type?.replace(/^(?:Optional\[)?(\w+)(?:\])?(?:\s*\|\s*None)?$/, '$1');
  if (outline.language !== 'python' || name === undefined) return false;
  const isMade = ({ value }: Binding): boolean =>
    value.kind === 'call' && outline.calls[value.call]?.name === 'TypeVar';
  return bindings(0, name).some(isMade) || outline.classes.some(({ bases }) => bases.some((base) => names(base, name)));
}

/** `Generic[K, V]` */
function names(base: string, variable: string): boolean {
  const listed = /(?:^|\.)Generic\[(.*)\]$/.exec(base)?.[1];
  return listed?.split(',').some((each) => each.trim() === variable) === true;
}

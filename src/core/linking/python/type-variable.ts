import type { Scope } from '../scope.ts';

/** `ModelT` of `ModelT = TypeVar("ModelT", bound=Base)`, written as the type of a parameter. */
export function isTypeVariable({ outline, bindings }: Scope, type: string | undefined): boolean {
  const name = type?.replace(/^(?:Optional\[)?(\w+)(?:\])?(?:\s*\|\s*None)?$/, '$1');
  if (outline.language !== 'python' || name === undefined) return false;
  return bindings(0, name).some(({ value }) => value.kind === 'call' && outline.calls[value.call]?.name === 'TypeVar');
}

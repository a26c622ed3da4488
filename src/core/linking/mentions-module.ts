import type { Value } from '../syntax/outline.ts';
import type { Scope } from './scope.ts';

/** Whether a file imports or requires one of some packages: a cheap look before its calls are followed. */
export function mentionsModule(scope: Scope, modules: ReadonlySet<string>): boolean {
  return (
    scope.outline.imports.some((entry) => modules.has(entry.from)) ||
    scope.outline.bindings.some((binding) => requires(binding.value, modules))
  );
}

function requires(value: Value, modules: ReadonlySet<string>): boolean {
  if (value.kind === 'require') return modules.has(value.from);
  return value.kind === 'member' && requires(value.of, modules);
}

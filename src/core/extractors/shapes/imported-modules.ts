import type { Outline } from '../../syntax/outline.ts';

/** Modules that a file names, by an import or by `require`. */
export function importedModules({ imports, bindings, calls }: Outline): readonly string[] {
  const required = [...bindings.map(({ value }) => value), ...calls.flatMap(({ args }) => args)].flatMap((value) =>
    value.kind === 'require'
      ? [value.from]
      : value.kind === 'member' && value.of.kind === 'require'
        ? [value.of.from]
        : [],
  );
  return [...imports.map(({ from }) => from), ...required];
}

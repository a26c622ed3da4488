import { oncePerWorkspace } from '../once-per-workspace.ts';
import type { Resolver } from '../resolver.ts';

/** Folders of applications that serve no pages: `config.api_only = true`. They have no forms to create and edit. */
export const apiOnlyRoots = oncePerWorkspace((resolver: Resolver): ReadonlySet<string> => {
  const roots = new Set<string>();
  for (const [file, scope] of resolver.scopes) {
    const root = /^(?:(.*)\/)?config\/application\.rb$/.exec(file);
    const isSet = scope.outline.calls.some(
      ({ name, args: [value] }) => name === 'api_only=' && value?.kind === 'literal' && value.text === 'true',
    );
    if (root !== null && isSet) roots.add(root[1] ?? '');
  }
  return roots;
});

import { policyVocabularies } from '../../extractors/calls/policies.ts';
import type { Definition, MadeDefinition } from '../definition.ts';
import type { Resolver } from '../resolver.ts';

/**
 * The functions that run when what a package made of them is called: `memoize(load)()`, `new CircuitBreaker(load).fire()`.
 */
export function wrappedFunctions(resolver: Resolver, callees: readonly Definition[]): readonly Definition[] {
  return callees.flatMap((callee) => {
    const site = callee.kind !== 'made' ? undefined : isRun(callee) ? callee.origin : transacted(callee);
    if (site === undefined) return [];
    const { file, call } = site;
    const making = resolver.scopes.get(file)?.outline.calls[call];
    if (making === undefined) return [];
    return making.args
      .flatMap((argument) => resolver.value({ file, fn: making.fn }, argument))
      .filter((definition) => definition.kind === 'function');
  });
}

/** `const move = db.transaction((ids) => …)` of better-sqlite3 */
function transacted({ module, members, call }: MadeDefinition): MadeDefinition['origin'] {
  return module === 'better-sqlite3' && members.at(-1) === 'transaction()' ? call : undefined;
}

function isRun({ module, members }: MadeDefinition): boolean {
  const [method] = members;
  if (method === undefined) return true;
  const policies = policyVocabularies.find((vocabulary) => vocabulary.modules.includes(module));
  return members.length === 1 && policies?.run.includes(method) === true;
}

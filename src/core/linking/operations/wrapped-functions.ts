import { policyVocabularies } from '../../extractors/calls/policies.ts';
import type { Definition, MadeDefinition } from '../definition.ts';
import type { Resolver } from '../resolver.ts';

/**
 * The functions that run when what a package made of them is called: `memoize(load)()`, `new CircuitBreaker(load).fire()`.
 */
export function wrappedFunctions(resolver: Resolver, callees: readonly Definition[]): readonly Definition[] {
  return callees.flatMap((callee) => {
    if (callee.kind !== 'made' || callee.origin === undefined || !isRun(callee)) return [];
    const { file, call } = callee.origin;
    const making = resolver.scopes.get(file)?.outline.calls[call];
    if (making === undefined) return [];
    return making.args
      .flatMap((argument) => resolver.value({ file, fn: making.fn }, argument))
      .filter((definition) => definition.kind === 'function');
  });
}

function isRun({ module, members }: MadeDefinition): boolean {
  const [method] = members;
  if (method === undefined) return true;
  const policies = policyVocabularies.find((vocabulary) => vocabulary.modules.includes(module));
  return members.length === 1 && policies?.run.includes(method) === true;
}

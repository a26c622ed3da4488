import type { HttpMethod } from '../../model/endpoint.ts';
import type { Definition } from '../definition.ts';
import type { LinkInput } from '../link-input.ts';
import { moduleOf } from '../outbound/client-chain.ts';
import type { Resolver } from '../resolver.ts';
import type { ClassPlace } from './hierarchy.ts';

/** An operation of a contract, by which a build generates the interface that a class implements. */
export interface PromisedOperation {
  readonly method: HttpMethod;
  readonly path: string;
}

/** Operations of contracts by the name that generated interfaces give their methods. */
export interface PromisedOperations {
  named(file: string, name: string): readonly PromisedOperation[];
}

export function promisedOperations(input: LinkInput): PromisedOperations {
  const known = new Map<string, PromisedOperation[]>();
  for (const [file, { facts, role }] of input.files)
    for (const fact of facts) {
      if (fact.kind !== 'contract' || role !== 'system') continue;
      for (const { operationId, method, path } of fact.operations) {
        if (operationId === undefined) continue;
        const key = `${moduleOf(file)}#${methodName(operationId)}`;
        known.set(key, [...(known.get(key) ?? []), { method, path }]);
      }
    }
  return { named: (file, name) => known.get(`${moduleOf(file)}#${name}`) ?? [] };
}

/** `list-owners` becomes `listOwners`. */
function methodName(operationId: string): string {
  return operationId.replace(/[^A-Za-z0-9]+([A-Za-z0-9])/g, (_, next: string) => next.toUpperCase());
}

/** Whether a class implements an interface that is nowhere in the workspace and is named as generators do. */
export function implementsGenerated(resolver: Resolver, { file, cls }: ClassPlace, suffix: RegExp): boolean {
  const outline = resolver.scopes.get(file)?.outline.classes[cls];
  return (outline?.bases ?? []).some((base) => {
    const head = base.replace(/<[\s\S]*$/, '').trim();
    const isForeign = (definition: Definition): boolean => definition.kind === 'external';
    return suffix.test(head) && resolver.name({ file, fn: outline?.fn ?? 0 }, head).every(isForeign);
  });
}

export const generatedInterface = /(?:Api|ApiDelegate|Delegate)$/;
export const generatedDelegate = /(?:ApiDelegate|Delegate)$/;

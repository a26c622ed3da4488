import type { Value } from '../../syntax/outline.ts';
import type { ClassPlace } from '../annotated/hierarchy.ts';
import type { Context } from '../definition.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import { isPackaged } from '../resolve-packaged-name.ts';
import type { ResolvedText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { clientChain } from './client-chain.ts';
import { urlText } from './url-text.ts';

/** `factory.createClient(Orders.class)` sends what the interface says by the client that the factory was made with. */
export function interfaceAddress(resolver: Resolver, place: ClassPlace): ResolvedText | undefined {
  const found = addresses(resolver).filter(({ file, cls }) => file === place.file && cls === place.cls);
  const [only] = found;
  return found.length === 1 ? only?.url : undefined;
}

type Addressed = ClassPlace & { readonly url: ResolvedText };

const addresses = oncePerWorkspace((resolver): readonly Addressed[] =>
  [...resolver.scopes].flatMap(([file, scope]) => {
    if (!isPackaged(scope)) return [];
    return scope.outline.calls.flatMap((call, index) => {
      const name = call.name === 'createClient' && call.on !== undefined ? interfaceNamed(call.args[0]) : undefined;
      if (name === undefined) return [];
      const context = { file, fn: call.fn };
      const url = baseOf(resolver, context, { kind: 'call', call: index }, 0);
      return url === undefined
        ? []
        : resolver
            .type(context, name)
            .flatMap((type) => (type.kind === 'instance' ? [{ file: type.file, cls: type.cls, url }] : []));
    });
  }),
);

/** `Orders.class` of Java, `Orders::class.java` of Kotlin. */
function interfaceNamed(value: Value | undefined): string | undefined {
  const written = value?.kind === 'name' ? value.name : undefined;
  return written?.replace(/(?:\.class|::class)(?:\.java)?$/, '');
}

const maxDepth = 4;

function baseOf(resolver: Resolver, context: Context, value: Value, depth: number): ResolvedText | undefined {
  if (depth > maxDepth) return undefined;
  for (const { context: inside, call } of clientChain(resolver, context, value)) {
    const [first] = call.args;
    if (call.name === 'baseUrl' && first !== undefined) return urlText(resolver, inside, first);
    for (const argument of call.args) {
      const found = baseOf(resolver, inside, argument, depth + 1);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

import { askingExtractors } from '../../../extractors/http/rust-extractors.ts';
import type { GuardKind } from '../../../model/endpoint.ts';
import { wordsOf } from '../../../model/words.ts';
import type { Context, Definition } from '../../definition.ts';
import { kindByWords } from '../../guards/classify-guard.ts';
import { guardByBody } from '../../guards/guard-by-body.ts';
import { functionBehind } from '../../operations/handler-of.ts';
import type { PlacedValue } from '../../read-options.ts';
import type { Resolver } from '../../resolver.ts';
import type { GuardUse } from '../route.ts';

/** Types of a handler's parameters that turn requests away: `user: CurrentUser`, made from what the request carries. */
export function extractorGuards(resolver: Resolver, handler: PlacedValue | undefined): readonly GuardUse[] {
  const place = handler === undefined ? undefined : functionBehind(resolver, handler);
  const outline = place && resolver.scopes.get(place.file)?.outline.functions[place.fn];
  if (place === undefined || outline === undefined) return [];
  const context = { file: place.file, fn: outline.parent };
  return outline.parameters.flatMap(({ type }) => {
    // Who may be absent is asked for and not demanded.
    const [, wrapper, inner] = /^(Option|Result|Maybe\w*)<([^,>]+).*>$/.exec(type ?? '') ?? [];
    const bare = (inner ?? type ?? '').replace(/^&(?:'\w+\s+)?/, '').trim();
    const kind = kindOfExtractor(resolver, context, bare);
    if (kind === undefined) return [];
    const optional = wrapper === undefined ? undefined : (true as const);
    const name = bare.replace(/<.*$/, '').split('::').at(-1) ?? bare;
    const value = { kind: 'name', name } as const;
    return [
      { context, value, name, kind, optional, level: 'inline', file: place.file, at: outline.at, end: outline.at },
    ];
  });
}

export function kindOfExtractor(resolver: Resolver, context: Context, type: string): GuardKind | undefined {
  const name = type.replace(/<.*$/, '').replaceAll('::', '.');
  if (!/^[A-Za-z_][\w.]*$/.test(name)) return undefined;
  if (askingExtractors.test(type)) return 'authentication';
  return resolver
    .type(context, type)
    .map((found) => kindOfOwn(resolver, found))
    .find((kind) => kind !== undefined);
}

/** A type of the workspace that is made from requests: by what it refuses with, or by its name. */
function kindOfOwn(resolver: Resolver, definition: Definition): GuardKind | undefined {
  if (definition.kind !== 'instance') return undefined;
  const { file, cls } = definition;
  const outline = resolver.scopes.get(file)?.outline;
  const own = outline?.classes[cls];
  if (outline === undefined || !own?.bases.some((base) => fromRequest.test(base))) return undefined;
  const makers = outline.functions.flatMap((fn, index) =>
    fn.cls === cls && /^from_request/.test(fn.name) ? [{ kind: 'function', file, fn: index } as const] : [],
  );
  const words = wordsOf(own.name);
  const named = kindByWords(words.filter((word) => word !== 'validate' && word !== 'validated'));
  return (
    guardByBody(resolver, makers) ?? named ?? (words.some((word) => signed.has(word)) ? 'authentication' : undefined)
  );
}

const fromRequest = /(?:^|[:.])(?:Optional)?FromRequest(?:Parts)?\b/;

/** What types are called that say who is signed in. */
const signed: ReadonlySet<string> = new Set(['claims', 'user', 'session', 'account']);

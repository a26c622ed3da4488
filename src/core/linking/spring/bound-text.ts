import type { Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { isPackaged } from '../resolve-packaged-name.ts';
import type { ResolvedText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';

/**
 * `remotes.pricing().baseUrl()` of `@ConfigurationProperties("remotes")` is what is set as `remotes.pricing.baseUrl`,
 * whether the classes in between are records, have accessors, or let Lombok write those.
 */
export function boundText(resolver: Resolver, context: Context, value: Value): ResolvedText | undefined {
  const scope = resolver.scopes.get(context.file);
  if (scope === undefined || !isPackaged(scope) || (value.kind !== 'call' && value.kind !== 'name')) return undefined;
  const path = pathOf(resolver, context, value);
  for (let length = path.length - 1; length > 0; length--) {
    const prefix = prefixOf(resolver, context, path.slice(0, length).join('.'));
    if (prefix !== undefined) return { text: `\${${[prefix, ...path.slice(length)].join('.')}}`, variables: [] };
  }
  return undefined;
}

const longestPath = 6;

/** Names of fields, from the first on: `getPricing()` and `pricing()` give `pricing`. */
function pathOf(resolver: Resolver, context: Context, value: Value): readonly string[] {
  const backwards: string[] = [];
  let at: Value | undefined = value;
  while (at?.kind === 'call' && backwards.length < longestPath) {
    const call: { name: string; args: readonly Value[]; on?: Value | undefined } | undefined = resolver.scopes.get(
      context.file,
    )?.outline.calls[at.call];
    if (call?.on === undefined || call.args.length > 0) return [];
    backwards.push(call.name.replace(/^get([A-Z])/, (_, first: string) => first.toLowerCase()));
    at = call.on;
  }
  return at?.kind === 'name' ? [...at.name.split('.'), ...backwards.reverse()] : [];
}

/** What the settings of the class begin with whose instance a name stands for. */
function prefixOf(resolver: Resolver, context: Context, name: string): string | undefined {
  for (const owner of resolver.name(context, name)) {
    const cls = owner.kind === 'instance' ? resolver.scopes.get(owner.file)?.outline.classes[owner.cls] : undefined;
    const mark = cls?.decorators.find((decorator) => decorator.name === 'ConfigurationProperties');
    const [argument] = mark?.args ?? [];
    const entries = argument?.kind === 'object' ? argument.entries : [];
    const prefix = entries.find(({ key }) => key === 'prefix' || key === 'value')?.value ?? argument;
    if (prefix?.kind === 'text') return prefix.text;
  }
  return undefined;
}

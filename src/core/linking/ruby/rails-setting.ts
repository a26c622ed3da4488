import { folderOf } from '../../model/workspace-path.ts';
import type { CallOutline, Outline } from '../../syntax/outline.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import type { PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';

/** `Rails.configuration.x.vet.url` is what an application or environment sets: `config.x.vet.url = ENV.fetch('VET_URL')`. */
export function railsSetting(resolver: Resolver, from: string, call: CallOutline): PlacedValue | undefined {
  const outline = resolver.scopes.get(from)?.outline;
  if (outline?.language !== 'ruby' || call.args.length > 0) return undefined;
  const path = pathOf(outline, call);
  const asked =
    path[0] === 'Rails' && path[1] === 'configuration'
      ? path.slice(2)
      : path.slice(0, 3).join('.') === 'Rails.application.config'
        ? path.slice(3)
        : [];
  if (asked.length === 0) return undefined;
  const known = settings(resolver).get(asked.join('.')) ?? [];
  // Environments say otherwise than the application, each in its own way.
  return known.find(({ context }) => /(?:^|\/)config$/.test(folderOf(context.file))) ?? known[0];
}

const settings = oncePerWorkspace((resolver): ReadonlyMap<string, readonly PlacedValue[]> => {
  const found = new Map<string, PlacedValue[]>();
  for (const [file, { outline }] of resolver.scopes) {
    if (outline.language !== 'ruby' || !/(?:^|\/)config\//.test(file)) continue;
    for (const call of outline.calls) {
      const [value] = call.args;
      const [root, ...path] = call.name.endsWith('=') ? pathOf(outline, call) : [];
      if (value === undefined || root !== 'config') continue;
      const key = path.join('.').slice(0, -1);
      found.set(key, [...(found.get(key) ?? []), { context: { file, fn: call.fn }, value }]);
    }
  }
  return found;
});

const longest = 8;

/** The words of a chain: `config`, `x`, `vet`, `url=`. */
function pathOf({ calls }: Outline, call: CallOutline): readonly string[] {
  const words = [call.name];
  let { on } = call;
  while (on?.kind === 'call' && words.length < longest) {
    const before: CallOutline | undefined = calls[on.call];
    if (before === undefined || before.args.length > 0) return [];
    words.unshift(before.name);
    on = before.on;
  }
  return on?.kind === 'name' ? [...on.name.split('.'), ...words] : words;
}

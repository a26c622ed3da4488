import type { Definition } from '../definition.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import { entryOf, type PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';

/** A setting of Flask's application, by its key, and what the code sets it to. */
export interface FlaskSetting {
  readonly key: string;
  readonly values: readonly PlacedValue[];
}

/** `current_app.config["ORDERS_URL"]` is what the class says that `app.config.from_object(Config)` takes. */
export function flaskSetting(
  resolver: Resolver,
  { module, path }: Definition & { kind: 'external' },
): FlaskSetting | undefined {
  const [application, config, key] = path;
  if (module !== 'flask' || application !== 'current_app' || config !== 'config' || path.length !== 3) return undefined;
  if (key === undefined || !/^[A-Z][A-Z0-9_]*$/.test(key)) return undefined;
  return { key, values: sources(resolver).flatMap((source) => source(key)) };
}

type Source = (key: string) => readonly PlacedValue[];

const maxBases = 5;

const sources = oncePerWorkspace((resolver): readonly Source[] => {
  const found: Source[] = [];
  for (const [file, scope] of resolver.scopes) {
    if (scope.outline.language !== 'python') continue;
    for (const { name, on, args, fn } of scope.outline.calls) {
      const [first] = args;
      if (first === undefined || on?.kind !== 'name' || !/(?:^|\.)config$/.test(on.name)) continue;
      const context = { file, fn };
      if (name === 'from_mapping')
        found.push((key) => [entryOf(resolver, context, first, key)].filter((entry) => entry !== undefined));
      if (name !== 'from_object') continue;
      const classes = resolver.value(context, first).filter(({ kind }) => kind === 'class' || kind === 'instance');
      found.push((key) => classes.flatMap((each) => fieldIn(resolver, each, key, 0)));
    }
  }
  return found;
});

function fieldIn(resolver: Resolver, definition: Definition, key: string, depth: number): readonly PlacedValue[] {
  if ((definition.kind !== 'class' && definition.kind !== 'instance') || depth > maxBases) return [];
  const cls = resolver.scopes.get(definition.file)?.outline.classes[definition.cls];
  const context = { file: definition.file, fn: cls?.fn ?? 0 };
  const value = cls?.fields.find(({ name }) => name === key)?.default;
  if (value !== undefined) return [{ context, value }];
  return (cls?.bases ?? []).flatMap((base) =>
    resolver.type(context, base).flatMap((above) => fieldIn(resolver, above, key, depth + 1)),
  );
}

import type { Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { isInside } from '../guards/guard-by-body.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { PlacedValue } from '../read-options.ts';

/** Methods that run a statement which was prepared before. */
const runs: ReadonlySet<string> = new Set(['run', 'all', 'get', 'iterate', 'execute']);
const languages: ReadonlySet<string> = new Set(['javascript', 'typescript', 'tsx']);

/**
 * The statement that `byOwner.all(owner)` runs, where `const byOwner = db.prepare('SELECT …')` stands outside of the
 * operation; within it, the statement counts where it is prepared.
 */
export function preparedStatement({ resolver, context, call, root }: CallSpot): PlacedValue | undefined {
  if (!runs.has(call.name) || call.on?.kind !== 'name') return undefined;
  const scope = resolver.scopes.get(context.file);
  if (scope === undefined || !languages.has(scope.outline.language)) return undefined;
  for (const definition of resolver.value(context, call.on)) {
    if (definition.kind !== 'made' || definition.members.at(-1) !== 'prepare()' || !definition.call) continue;
    const { file, call: index } = definition.call;
    const prepared = resolver.scopes.get(file)?.outline.calls[index];
    if (prepared === undefined || (file === context.file && isInside(scope, prepared.fn, root))) continue;
    return placed({ file, fn: prepared.fn }, prepared.args[0]);
  }
  return undefined;
}

function placed(context: Context, value: Value | undefined): PlacedValue | undefined {
  return value && { context, value };
}

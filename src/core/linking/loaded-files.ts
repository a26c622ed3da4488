import { folderOf, joinPath } from '../model/workspace-path.ts';
import type { CallOutline } from '../syntax/outline.ts';
import type { Context, Definition } from './definition.ts';
import { resolveModule } from './resolve-export.ts';
import { resolveText } from './resolve-text.ts';
import type { Resolver } from './resolver.ts';

/** `readdirSync('./routes').forEach((file) => require('./routes/' + file)(app))` loads every file of the folder. */
export function loadedFiles(resolver: Resolver, context: Context, call: CallOutline): readonly Definition[] {
  const [from] = call.args;
  if (call.name !== 'require' || call.on !== undefined || from === undefined || from.kind === 'text') return [];
  const scope = resolver.scopes.get(context.file);
  if (scope?.outline.calls.some(({ name }) => name === 'readdirSync' || name === 'readdir') !== true) return [];
  // What the loop goes through stands open; the folder before it must be spelled out.
  const folder = /^(\.\/[\w./-]+\/)\{\}$/.exec(resolveText(resolver, context, from)?.text ?? '')?.[1];
  if (folder === undefined) return [];
  const base = joinPath(folderOf(context.file), folder);
  return [...resolver.scopes.keys()].flatMap((file) => {
    if (folderOf(file) !== base || file === context.file) return [];
    return resolveModule(resolver, file, `./${file.slice(file.lastIndexOf('/') + 1)}`);
  });
}

import { folderOf, joinPath } from '../../model/workspace-path.ts';
import type { CallOutline } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { PlacedValue } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';

/** A file that a loop over a folder loads, with the path that it is put at. */
interface RequiredFile {
  readonly placed: PlacedValue;
  readonly prefix: string;
}

/** ``readdirSync(__dirname).forEach((file) => router.use(`/${name}`, require(`./${file}`)))`` loads every file beside it. */
export function requiredFiles(resolver: Resolver, context: Context, call: CallOutline): readonly RequiredFile[] {
  const scope = resolver.scopes.get(context.file);
  const last = call.args.at(-1);
  const required = last?.kind === 'call' ? scope?.outline.calls[last.call] : undefined;
  const [from] = required?.args ?? [];
  if (scope === undefined || required?.name !== 'require' || required.on !== undefined || from === undefined) return [];
  if (!scope.outline.calls.some(({ name }) => name === 'readdirSync' || name === 'readdir')) return [];
  const folder = folderIn(resolveText(resolver, { file: context.file, fn: required.fn }, from)?.text);
  if (folder === undefined) return [];
  const [path] = call.args.length > 1 ? call.args : [];
  const written = path === undefined ? '' : (resolveText(resolver, context, path)?.text ?? '{}');
  const base = joinPath(folderOf(context.file), folder);
  return [...resolver.scopes.keys()].flatMap((file): readonly RequiredFile[] => {
    if (folderOf(file) !== base || file === context.file) return [];
    const name = file.slice(file.lastIndexOf('/') + 1);
    const value = { kind: 'require', from: `./${name}` } as const;
    // `orders.routes.js` is told by what stands before the first dot.
    return [{ placed: { context: { file, fn: 0 }, value }, prefix: written.replace('{}', name.split('.')[0] ?? '') }];
  });
}

/** The folder of `./{}`, `./routes/{}` and of `{}/{}`, whose beginning is the folder of the file itself. */
function folderIn(text: string | undefined): string | undefined {
  if (text === '{}' || text === '{}/{}') return './';
  return /^(\.[\w./-]*\/)\{\}$/.exec(text ?? '')?.[1];
}

import { folderOf, joinPath } from '../../model/workspace-path.ts';
import { entry, scalarText } from '../../syntax/data-node.ts';
import { codeFiles, startedProgram } from '../functions/code-files.ts';
import { blocksOf, labelOf, referencesIn, wholeText } from './known-texts.ts';
import type { Resource } from './resources-of.ts';

/** Where the code of a function lies, and what of it is called. */
export interface FunctionCode {
  readonly folder: string;
  /** `src/index.handler` */
  readonly handler: string;
}

/** Folders that a build makes; the code that it is made of lies beside them. */
const built = /(?:^|\/)(?:dist|build|out|\.build|target|package|bin)(?=\/|$)/;

/** By the folder that is packed, else by the one folder of the function's name that holds such a file. */
export function functionCode(
  resource: Resource,
  resources: readonly Resource[],
  files: ReadonlyMap<string, unknown>,
): FunctionCode | undefined {
  const handler = wholeText(entry(resource.body, 'handler'))?.replace(built, '').replace(/^\//, '');
  if (handler === undefined) return undefined;
  const packed = foldersPacked(resource, resources).map((folder) => folder.replace(built, ''));
  const file = handler.slice(0, handler.lastIndexOf('.'));
  const known = packed.flatMap((folder) => [
    { folder, handler },
    { folder, handler: `src/${handler}` },
  ]);
  const holds = known.find((code) =>
    hasCode(files, joinPath(code.folder, code.handler.slice(0, code.handler.lastIndexOf('.')))),
  );
  if (holds !== undefined) return holds;
  const label = labelOf(resource)?.replaceAll('_', '-');
  const program = handler.includes('.') ? undefined : compiledFrom(packed, label, files);
  if (program !== undefined) return { folder: program, handler: startedProgram };
  const alike = [...files.keys()].filter((path) => {
    const [, before = '', name = ''] = /^(.*?)([^/]+)$/.exec(stemOf(path)) ?? [];
    return (
      codeFile.test(path) &&
      stemOf(path).endsWith(`/${file}`) &&
      label !== undefined &&
      `${before}${name}`.split('/').some((part) => part.replaceAll('_', '-') === label)
    );
  });
  const [only] = alike;
  return only === undefined || alike.length > 1
    ? undefined
    : { folder: stemOf(only).slice(0, -file.length - 1), handler };
}

/** Of Go a program is called, whatever it is named: its folder is packed, or is called after the function. */
function compiledFrom(
  packed: readonly string[],
  label: string | undefined,
  files: ReadonlyMap<string, unknown>,
): string | undefined {
  const folders = [...new Set([...files.keys()].filter((path) => path.endsWith('.go')).map(folderOf))];
  const own = packed.find((folder) => folders.includes(folder));
  if (own !== undefined) return own;
  const called = folders.filter((folder) => folder.split('/').at(-1)?.replaceAll('_', '-') === label);
  return called.length === 1 ? called[0] : undefined;
}

const codeFile = /\.(?:[cm]?[jt]s|py)$/;

function stemOf(path: string): string {
  return path.replace(codeFile, '');
}

function hasCode(files: ReadonlyMap<string, unknown>, stem: string): boolean {
  return codeFiles(stem).some((file) => files.has(file));
}

/** `archive_file` and the path of the package itself. */
function foldersPacked(resource: Resource, resources: readonly Resource[]): readonly string[] {
  const { body, file } = resource;
  const written = ['filename', 'source_path', 'source_dir'].flatMap((key) => blocksOf(body, key));
  return written.flatMap((node) => {
    const text = scalarText(node) ?? '';
    const archives = resources.filter(
      ({ type, address }) =>
        type === 'data.archive_file' && referencesIn(text).some((path) => path.startsWith(`${address}.`)),
    );
    const sources = archives.flatMap((archive) => [
      ...[entry(archive.body, 'source_dir')].flatMap((at) => placeOf(wholeText(at), archive.file) ?? []),
      ...[entry(archive.body, 'source_file')].flatMap((at) => {
        const place = placeOf(wholeText(at), archive.file);
        return place === undefined ? [] : [folderOf(place)];
      }),
    ]);
    const own = placeOf(wholeText(node), file);
    return own === undefined ? sources : [...sources, own.replace(/\.(?:zip|jar)$/, ''), folderOf(own)];
  });
}

/** A path from the root of the workspace; what began with `path.module` is one already. */
function placeOf(path: string | undefined, file: string): string | undefined {
  if (path === undefined) return undefined;
  return path.startsWith('/') ? joinPath('', path.slice(1)) : joinPath(folderOf(file), path);
}

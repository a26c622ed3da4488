import { folderOf, joinPath, sharedFolders } from '../../../model/workspace-path.ts';
import type { Value } from '../../../syntax/outline.ts';
import type { Context } from '../../definition.ts';
import { itemsOf } from '../../read-options.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import type { Scope } from '../../scope.ts';

/** Files of the workspace that a path may mean; what it leaves open fits any name. */
export function includedFiles(resolver: Resolver, context: Context, value: Value): readonly string[] {
  const scope = resolver.scopes.get(context.file);
  if (scope === undefined) return [];
  return itemsOf(resolver, context, value).flatMap((item) => {
    const path = pathIn(resolver, item.context, item.value, 0);
    return path === undefined || !path.text.endsWith('.php') ? [] : filesAt(resolver, context.file, path);
  });
}

interface Path {
  readonly text: string;
  /** Below the folder of the file itself; otherwise below some root of the application. */
  readonly relative: boolean;
}

function pathIn(resolver: Resolver, context: Context, value: Value, depth: number): Path | undefined {
  if (depth > 8) return undefined;
  switch (value.kind) {
    case 'text':
      return { text: value.text, relative: false };
    case 'template':
      return value.parts
        .map((part) => pathIn(resolver, context, part, depth + 1) ?? open)
        .reduce((front, part) => ({ text: front.text + part.text, relative: front.relative || part.relative }));
    case 'name':
      if (value.name === '__DIR__') return { text: '.', relative: true };
      return pathOfName(resolver, context, value.name, depth);
    case 'call':
      return pathOfCall(resolver, context, value.call, depth);
    case 'each':
      return pathIn(resolver, context, value.of, depth + 1);
    default:
      return undefined;
  }
}

const open: Path = { text: '*', relative: false };

/** A variable of a loop over `glob(…)`, or one that holds a path. */
function pathOfName(resolver: Resolver, context: Context, name: string, depth: number): Path | undefined {
  const scope = resolver.scopes.get(context.file);
  for (let fn = context.fn; scope !== undefined && fn >= 0; fn = scope.outline.functions[fn]?.parent ?? -1) {
    const [binding] = scope.bindings(fn, name);
    if (binding !== undefined) return pathIn(resolver, { file: context.file, fn }, binding.value, depth + 1);
  }
  // One of several values fits any name.
  if (resolver.name(context, name).length > 1) return open;
  const text = resolveText(resolver, context, { kind: 'name', name })?.text;
  return text === undefined ? undefined : { text: text.replaceAll('{}', '*'), relative: false };
}

function pathOfCall(resolver: Resolver, context: Context, index: number, depth: number): Path | undefined {
  const call = resolver.scopes.get(context.file)?.outline.calls[index];
  if (call === undefined) return undefined;
  const inside = { file: context.file, fn: call.fn };
  const [first] = call.args;
  if (call.name === 'dirname' && first !== undefined) {
    const path = pathIn(resolver, inside, first, depth + 1);
    const levels = call.args[1]?.kind === 'literal' ? Number(call.args[1].text) : 1;
    return path && { ...path, text: `${path.text}${'/..'.repeat(levels)}` };
  }
  if (call.name === 'sprintf' && first?.kind === 'text')
    return { text: first.text.replace(/%\d*\$?[sd]/g, '*'), relative: false };
  const last = call.args.at(-1);
  if (last === undefined || !/path|glob|files/i.test(call.name)) return undefined;
  const path = pathIn(resolver, inside, last, depth + 1);
  return path && { ...path, text: `${rootOf[call.name] ?? ''}${path.text}` };
}

/** Functions of Laravel that stand for a folder of the application. */
const rootOf: Readonly<Record<string, string>> = {
  app_path: 'app/',
  config_path: 'config/',
  resource_path: 'resources/',
};

/** Of several applications the nearest is meant. */
function filesAt(resolver: Resolver, from: string, { text, relative }: Path): readonly string[] {
  const path = relative ? joinPath(folderOf(from), text.replace(/^\.\/*/, '')) : text.replace(/^\.?\/+/, '');
  const form = new RegExp(`${relative ? '^' : '(?:^|/)'}${pattern(path)}$`);
  const found = [...phpFiles(resolver)].filter((file) => form.test(file));
  if (found.length < 2 || relative) return found;
  const best = Math.max(...found.map((file) => sharedFolders(file, from)));
  return found.filter((file) => sharedFolders(file, from) === best);
}

function pattern(path: string): string {
  return path.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(/\*+/g, '[^/]*');
}

function* phpFiles(resolver: Resolver): Generator<string> {
  for (const [file, scope] of resolver.scopes) if (isPhp(scope)) yield file;
}

function isPhp(scope: Scope): boolean {
  return scope.outline.language === 'php';
}

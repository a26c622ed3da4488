import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { ClassPlace } from '../annotated/hierarchy.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';

interface Mount {
  /** Place of the class. */
  readonly key: string;
  readonly path: string;
  /** Class whose own prefix goes before, where one class takes in another. */
  readonly by: ClassPlace | undefined;
  /** It answers before whatever the class around asks of requests. */
  readonly first?: true | undefined;
}

const deepest = 6;

/** Paths below which a class answers: `map '/api' do run Api end`, `mount Api => '/api'`; itself where nobody mounts it. */
export function mountsOf(resolver: Resolver, { file, cls }: ClassPlace, depth = 0): readonly string[] {
  const own = findMounts(resolver).filter(({ key }) => key === `${file}#${cls}`);
  if (own.length === 0 || depth > deepest) return [''];
  const paths = own.flatMap(({ path, by }) =>
    by === undefined
      ? [path]
      : mountsOf(resolver, by, depth + 1).map((outer) => `${outer}/${ownPrefix(resolver, by)}/${path}`),
  );
  return [...new Set(paths)];
}

/** Classes that take this one in. */
export function mountersOf(resolver: Resolver, { file, cls }: ClassPlace): readonly ClassPlace[] {
  return findMounts(resolver).flatMap(({ key, by, first }) =>
    key === `${file}#${cls}` && by !== undefined && first !== true ? [by] : [],
  );
}

/** Files of Rack, and blocks of `map` in them, that run a class: what they use stands before it. */
export function rackupsOf(resolver: Resolver, { file, cls }: ClassPlace): readonly FunctionPlace[] {
  const key = `${file}#${cls}`;
  const found: FunctionPlace[] = [];
  for (const [rackup, scope] of resolver.scopes)
    if (rackup.endsWith('.ru'))
      for (const call of scope.outline.calls)
        if (
          call.name === 'run' &&
          mountsTo(resolver, rackup, call, call.args[0], '', undefined).some((each) => each.key === key)
        )
          found.push(
            ...[0, call.fn].filter((fn, at, all) => all.indexOf(fn) === at).map((fn) => ({ file: rackup, fn })),
          );
  return found;
}

/** What the class that mounts puts before everything. */
function ownPrefix(resolver: Resolver, { file, cls }: ClassPlace): string {
  const decorators = resolver.scopes.get(file)?.outline.classes[cls]?.decorators ?? [];
  return ['prefix', 'version']
    .flatMap((name) => decorators.find((decorator) => decorator.name === name)?.args?.[0] ?? [])
    .flatMap((value) => (value.kind === 'text' ? [value.text] : []))
    .join('/');
}

const findMounts = oncePerWorkspace((resolver: Resolver): readonly Mount[] => {
  const found: Mount[] = [];
  for (const [file, scope] of resolver.scopes) {
    if (scope.outline.language !== 'ruby') continue;
    for (const call of scope.outline.calls) {
      const block = call.args.at(-1);
      if (call.name === 'map' && block?.kind === 'function' && /\.ru$|config\.rb$/.test(file)) {
        const path = textAt(resolver, file, call, call.args[0]);
        for (const run of scope.outline.calls.filter(({ name, fn }) => name === 'run' && fn === block.fn))
          found.push(...mountsTo(resolver, file, run, run.args[0], path, undefined));
      } else if (call.name === 'use' && call.on === undefined && scope.classAround(call.fn) !== undefined) {
        // A class that is used as middleware answers before the one around it, at the same paths.
        const around = scope.classAround(call.fn);
        const by = around === undefined ? undefined : { file, cls: around };
        for (const used of mountsTo(resolver, file, call, call.args[0], '', by)) found.push({ ...used, first: true });
      } else if (call.name === 'to') {
        found.push(...padrinoMounts(resolver, file, call));
      } else if (call.name === 'mount') {
        const around = scope.classAround(call.fn);
        const by = around === undefined ? undefined : { file, cls: around };
        const [first] = call.args;
        const below = (path: string | undefined): string | undefined =>
          path === undefined ? undefined : [...scopesAround(resolver, file, call.fn), path].join('/');
        if (first?.kind === 'object')
          for (const { computed, value } of first.entries)
            found.push(...mountsTo(resolver, file, call, computed, below(textAt(resolver, file, call, value)), by));
        else {
          const at = textAt(resolver, file, call, optionIn(call, 'at')) ?? '';
          found.push(...mountsTo(resolver, file, call, first, below(at), by));
        }
      }
    }
  }
  return found;
});

/** `Padrino.mount('Zoo::App').to('/zoo')` */
function padrinoMounts(resolver: Resolver, file: string, call: CallOutline): readonly Mount[] {
  const on = call.on?.kind === 'call' ? resolver.scopes.get(file)?.outline.calls[call.on.call] : undefined;
  if (on?.name !== 'mount' || on.on?.kind !== 'name' || on.on.name !== 'Padrino') return [];
  const [app] = on.args;
  const value: Value | undefined = app?.kind === 'text' ? { kind: 'name', name: app.text.replaceAll('::', '.') } : app;
  return mountsTo(resolver, file, call, value, textAt(resolver, file, call, call.args[0]), undefined);
}

/** `namespace :bees do mount Hives end` */
function scopesAround(resolver: Resolver, file: string, start: number): readonly string[] {
  const outline = resolver.scopes.get(file)?.outline;
  const found: string[] = [];
  for (let fn = start; fn > 0; fn = outline?.functions[fn]?.parent ?? 0) {
    const index = outline?.functions[fn]?.argumentOf;
    const call = index === undefined ? undefined : outline?.calls[index];
    if (call === undefined || !/^(?:namespace|resources?|group|segment)$/.test(call.name)) continue;
    const text = textAt(resolver, file, call, call.args[0]);
    if (text !== undefined) found.unshift(text);
  }
  return found;
}

function mountsTo(
  resolver: Resolver,
  file: string,
  call: CallOutline,
  value: Value | undefined,
  path: string | undefined,
  by: ClassPlace | undefined,
): readonly Mount[] {
  if (value === undefined || path === undefined) return [];
  // `run Api.new` and `run Api.freeze.app` run the class.
  const named = rootName(resolver, file, value);
  return named === undefined
    ? []
    : resolver
        .name({ file, fn: call.fn }, named)
        .flatMap((definition) =>
          definition.kind === 'class' ? [{ key: `${definition.file}#${definition.cls}`, path, by }] : [],
        );
}

function rootName(resolver: Resolver, file: string, value: Value): string | undefined {
  if (value.kind === 'name') return value.name;
  const call = value.kind === 'call' ? resolver.scopes.get(file)?.outline.calls[value.call] : undefined;
  if (call === undefined) return undefined;
  return call.new === true ? call.name : call.on && rootName(resolver, file, call.on);
}

function optionIn({ args }: CallOutline, key: string): Value | undefined {
  return args.flatMap((value) => (value.kind === 'object' ? value.entries : [])).find((entry) => entry.key === key)
    ?.value;
}

function textAt(resolver: Resolver, file: string, call: CallOutline, value: Value | undefined): string | undefined {
  return value === undefined ? undefined : resolveText(resolver, { file, fn: call.fn }, value)?.text;
}

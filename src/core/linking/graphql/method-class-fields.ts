import { graphene } from '../../extractors/http/graphene.ts';
import { wordsOf } from '../../model/words.ts';
import type { FieldOutline } from '../../syntax/outline.ts';
import { kindByWords, nameOf } from '../guards/classify-guard.ts';
import { methodsOf, type ViewClass, viewClass } from '../http/path-table/view-class.ts';
import { decoratorGuards, guardsIn } from '../http/path-table/view-guards.ts';
import type { GuardUse } from '../http/route.ts';
import { entryOf } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';
import { fieldName } from './field-name.ts';
import type { AnsweredField } from './graphql-route.ts';
import { schemaRoots } from './schema-roots.ts';

/** Fields that methods answer by their names: `def resolve_stalls(root, info)`, and mutations that run by `mutate`. */
export function methodClassFields(resolver: Resolver): readonly AnsweredField[] {
  const fields: AnsweredField[] = [];
  for (const [file, scope] of resolver.scopes) {
    if (scope.outline.language !== 'python') continue;
    scope.outline.classes.forEach(({ bases, name }, cls) => {
      if (bases.length === 0) return;
      const view = viewClass(resolver, file, cls);
      if (!isA(view, graphene.types)) return;
      const type = schemaRoots(resolver).get(`${file}#${cls}`) ?? name;
      fields.push(...answered(resolver, view, type), ...mutations(resolver, view, type));
    });
  }
  return fields;
}

function isA({ packaged }: ViewClass, names: readonly string[]): boolean {
  return packaged.some(
    ({ module, name }) => graphene.modules.includes(module.split('.')[0] ?? '') && names.includes(name),
  );
}

/** Only its own: what it inherits is a class of its own, which stands for the same type. */
function answered(resolver: Resolver, { file, cls }: ViewClass, type: string): readonly AnsweredField[] {
  const outline = resolver.scopes.get(file)?.outline;
  return (outline?.functions ?? []).flatMap((fn, index): readonly AnsweredField[] => {
    if (fn.cls !== cls || !fn.name.startsWith(graphene.prefix)) return [];
    const name = fn.name.slice(graphene.prefix.length);
    const declared = outline?.classes[cls]?.fields.find((field) => field.name === name);
    const place = { file, at: fn.at, end: fn.at };
    const guards = [
      ...permissions(resolver, file, declared),
      ...decoratorGuards(resolver, { file, fn: fn.parent }, fn.decorators),
    ];
    return [{ framework: graphene.id, type, field: fieldName(name), handler: { file, fn: index }, guards, ...place }];
  });
}

/** `close_stall = CloseStall.Field()`, where the class runs it itself: what others run is not told by its name. */
function mutations(resolver: Resolver, { file, cls }: ViewClass, type: string): readonly AnsweredField[] {
  const outline = resolver.scopes.get(file)?.outline;
  return (outline?.classes[cls]?.fields ?? []).flatMap((field): readonly AnsweredField[] => {
    const made = field.default?.kind === 'call' ? outline?.calls[field.default.call] : undefined;
    if (made?.name !== graphene.made || made.on === undefined) return [];
    const cause = resolver
      .value({ file, fn: outline?.classes[cls]?.fn ?? 0 }, made.on)
      .find(({ kind }) => kind === 'class');
    if (cause?.kind !== 'class') return [];
    const view = viewClass(resolver, cause.file, cause.cls);
    for (const [base, method] of Object.entries(graphene.mutations)) {
      const running = isA(view, [base]) ? methodsOf(resolver, view).get(method) : undefined;
      if (running === undefined || running.file !== cause.file || running.fn.cls !== cause.cls) continue;
      const place = { file, at: field.at, end: field.end };
      const guards = [
        ...permissions(resolver, file, field),
        ...decoratorGuards(resolver, { file: running.file, fn: running.fn.parent }, running.fn.decorators),
      ];
      const handler = { file: running.file, fn: running.index };
      return [{ framework: graphene.id, type, field: fieldName(field.name), handler, guards, ...place }];
    }
    return [];
  });
}

/** `PermissionsField(Stall, permissions=[StallPermissions.MANAGE])`: a field of one's own that says who may ask. */
function permissions(resolver: Resolver, file: string, field: FieldOutline | undefined): readonly GuardUse[] {
  const call =
    field?.default?.kind === 'call' ? resolver.scopes.get(file)?.outline.calls[field.default.call] : undefined;
  if (field === undefined || call === undefined) return [];
  const listed = entryOf(resolver, { file, fn: call.fn }, call.args.at(-1), 'permissions');
  if (listed === undefined) return [];
  return guardsIn(resolver, listed, 'decorator', { file, at: field.at, end: field.end }).map((use) => {
    const name = nameOf(resolver, use.context, use.value);
    return { ...use, name, kind: kindByWords(wordsOf(name)) ?? 'authorization' };
  });
}

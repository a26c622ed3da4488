import { django } from '../../../extractors/http/django.ts';
import type { HttpMethod } from '../../../model/endpoint.ts';
import type { Branch } from '../../../syntax/outline.ts';
import { entryOf, type PlacedValue } from '../../read-options.ts';
import type { Resolver } from '../../resolver.ts';
import { fieldOf, methodsOf, type ViewClass, type ViewMethod } from './view-class.ts';

const { resources } = django;

/** What a request asks of a class: an action of a resource, or a method of a view. */
export interface Asked {
  readonly action: string | undefined;
  readonly method: HttpMethod;
}

/** A list of permissions as a method says it, with the place that is shown. */
export interface AskedPermissions {
  readonly list: PlacedValue;
  readonly file: string;
  readonly at: number;
  readonly end: number;
  /** The method names this very action. */
  readonly named: boolean;
}

/**
 * What `get_permissions` answers for one action: `if self.action == 'list': return [AllowAny()]`. Undefined where the
 * class has no such method, or it leaves the answer to the field that lists permissions.
 */
export function askedPermissions(resolver: Resolver, view: ViewClass, asked: Asked): AskedPermissions | undefined {
  const method = methodsOf(resolver, view).get(resources.asking);
  if (method === undefined) return undefined;
  const said = saidIn(resolver, method);
  const branches = (resolver.scopes.get(method.file)?.outline.branches ?? []).filter(({ fn }) => fn === method.index);
  const named = said.find(({ at }) => branches.some((branch) => holds(branch, at) && fits(branch, asked)));
  if (named !== undefined) return { ...named, named: true };
  const rest = said.findLast(({ at }) => !branches.some((branch) => holds(branch, at)));
  return rest ?? (said.length === 0 ? byTable(resolver, view, asked) : undefined);
}

function holds({ at, end }: Branch, position: number): boolean {
  return at <= position && position < end;
}

function fits({ tests: [test] }: Branch, { action, method }: Asked): boolean {
  return test?.name === 'self.action' ? test.text === action : test?.text === method;
}

/** Lists that are returned, or kept in a variable that is. */
function saidIn(resolver: Resolver, { file, index, fn }: ViewMethod): readonly AskedPermissions[] {
  const outline = resolver.scopes.get(file)?.outline;
  const context = { file, fn: index };
  const kept = (outline?.bindings ?? []).filter(
    ({ fn: around, name, value }) => around === index && /permission|perms/.test(name) && value.kind === 'list',
  );
  const returned = fn.returns.flatMap((value): readonly AskedPermissions[] => {
    const [first] = value.kind === 'list' ? value.items : [];
    const call = first?.kind === 'call' ? outline?.calls[first.call] : undefined;
    // `[permission() for permission in permissions]` makes what a variable lists.
    if (call === undefined || call.loop === true) return [];
    return [{ list: { context, value }, file, at: call.start, end: call.end, named: false }];
  });
  const listed = kept.map(({ value, at, end }) => ({ list: { context, value }, file, at, end, named: false }));
  return [...listed, ...returned].sort((a, b) => a.at - b.at);
}

/** `permission_classes_by_action = {'create': [IsAdminUser]}` */
function byTable(resolver: Resolver, view: ViewClass, { action }: Asked): AskedPermissions | undefined {
  const names = new Set(view.own.flatMap((part) => fieldsAsTables(resolver, part.file, part.cls)));
  for (const name of names) {
    const found = fieldOf(resolver, view, name);
    const value = found?.field.default;
    if (found === undefined || value === undefined || action === undefined) continue;
    const list = entryOf(resolver, found.context, value, action);
    if (list !== undefined)
      return { list, file: found.context.file, at: found.field.at, end: found.field.end, named: true };
  }
  return undefined;
}

function fieldsAsTables(resolver: Resolver, file: string, cls: number): readonly string[] {
  const fields = resolver.scopes.get(file)?.outline.classes[cls]?.fields ?? [];
  return fields.flatMap(({ name, default: value }) =>
    /permission/.test(name) && value?.kind === 'object' ? [name] : [],
  );
}

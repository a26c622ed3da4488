import { yii } from '../../extractors/http/yii.ts';
import { underscored } from '../../extractors/shapes/inflections.ts';
import type { Value } from '../../syntax/outline.ts';
import type { ClassPlace } from '../annotated/hierarchy.ts';
import type { Definition } from '../definition.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';

/** A controller with the address that Yii gives it by its name and namespace. */
export interface YiiController extends ClassPlace {
  /** `v1/boat-club` */
  readonly id: string;
  readonly actions: ReadonlyMap<string, FunctionPlace>;
  /** Answers what rows of a model are asked for without methods of its own, but for the actions that it takes away. */
  readonly active?: { readonly model: string | undefined; readonly without: readonly string[] } | undefined;
}

export function yiiControllers(resolver: Resolver): readonly YiiController[] {
  const found: YiiController[] = [];
  for (const [file, scope] of resolver.scopes) {
    if (scope.outline.language !== 'php') continue;
    scope.outline.classes.forEach(({ name, bases, abstract }, cls) => {
      if (!name.endsWith(yii.suffix) || bases.length === 0 || abstract === true) return;
      const own = lineOf(resolver, { file, cls });
      if (own === undefined) return;
      const id = [...placeOf(scope.outline.package ?? ''), dashed(name.slice(0, -yii.suffix.length))].join('/');
      found.push({
        file,
        cls,
        id,
        actions: actionsOf(resolver, own.classes),
        active: own.base.endsWith('ActiveController') ? activeOf(resolver, own.classes) : undefined,
      });
    });
  }
  return found;
}

const maxBases = 10;

/** The class and those of the workspace that it extends, up to a controller of Yii. */
function lineOf(
  resolver: Resolver,
  place: ClassPlace,
): { readonly classes: readonly ClassPlace[]; readonly base: string } | undefined {
  const classes: ClassPlace[] = [];
  let at: ClassPlace | undefined = place;
  while (at !== undefined && classes.length < maxBases) {
    const { file, cls }: ClassPlace = at;
    classes.push({ file, cls });
    const [base]: readonly string[] = resolver.scopes.get(file)?.outline.classes[cls]?.bases ?? [];
    at = undefined;
    const above: readonly Definition[] = base === undefined ? [] : resolver.name({ file, fn: 0 }, base);
    for (const definition of above) {
      if (definition.kind === 'class') at = definition;
      if (definition.kind !== 'external') continue;
      const full = `${definition.module}\\${definition.path[0] ?? ''}`;
      if (yii.controllers.some((each) => each === full)) return { classes, base: full };
    }
  }
  return undefined;
}

function actionsOf(resolver: Resolver, classes: readonly ClassPlace[]): ReadonlyMap<string, FunctionPlace> {
  const actions = new Map<string, FunctionPlace>();
  for (const { file, cls } of classes)
    resolver.scopes.get(file)?.outline.functions.forEach((fn, index) => {
      const name = /^action([A-Z]\w*)$/.exec(fn.name)?.[1];
      if (fn.cls !== cls || name === undefined || actions.has(dashed(name))) return;
      actions.set(dashed(name), { file, fn: index });
    });
  return actions;
}

/** `app\modules\v1\controllers\admin` is `v1`, `admin`. */
function placeOf(namespace: string): readonly string[] {
  const parts = namespace.split('\\');
  const below = parts.lastIndexOf('controllers');
  const module = parts[parts.lastIndexOf('modules') + 1];
  return [
    ...(parts.includes('modules') && module !== undefined ? [module] : []),
    ...(below < 0 ? [] : parts.slice(below + 1).map(dashed)),
  ];
}

/** `PostComment` is `post-comment`. */
function dashed(name: string): string {
  return underscored(name).replaceAll('_', '-');
}

/** `public $modelClass = Boat::class;` and `unset($actions['delete'])` in `actions()`. */
function activeOf(resolver: Resolver, classes: readonly ClassPlace[]): YiiController['active'] {
  const outlines = classes.flatMap(({ file, cls }) => {
    const outline = resolver.scopes.get(file)?.outline;
    return outline === undefined ? [] : [{ outline, cls }];
  });
  const [model] = outlines.flatMap(({ outline, cls }) =>
    (outline.classes[cls]?.fields ?? []).flatMap(({ name, default: given }) =>
      name.replace('$', '') === yii.model && given !== undefined ? modelNamed(given) : [],
    ),
  );
  const without = outlines.flatMap(({ outline, cls }) => {
    const own = outline.functions.findIndex((fn) => fn.cls === cls && fn.name === 'actions');
    return outline.calls.flatMap(({ fn, name, args }) => (own >= 0 && fn === own && name === 'unset' ? args : []));
  });
  return { model, without: without.flatMap(keysIn) };
}

/** `Boat::class`, `'app\\models\\Boat'` */
function modelNamed(value: Value): readonly string[] {
  const written = value.kind === 'text' ? value.text : value.kind === 'name' ? value.name.replace(/\.class$/, '') : '';
  const name = written.split('\\').at(-1) ?? '';
  return name === '' ? [] : [name];
}

/** `$actions['delete']`, which an outline may say as a member. */
function keysIn(value: Value): readonly string[] {
  if (value.kind === 'member') return [value.name];
  return value.kind === 'name' ? [value.name.split('.').at(-1) ?? ''] : [];
}

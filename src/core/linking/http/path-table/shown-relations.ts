import type { CallOutline, FunctionOutline, Value } from '../../../syntax/outline.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import type { ShownRelation } from '../route.ts';
import { methodsOf, type ViewClass, viewClass } from './view-class.ts';
import { serializerOf } from './view-serializer.ts';

/**
 * Relations of a row that the serializer of a view looks at: by a serializer of their own, by a field with a source
 * behind them, or in a method that is given the row.
 */
export function shownRelations(resolver: Resolver, view: ViewClass): readonly ShownRelation[] {
  const methods = methodsOf(resolver, view);
  // What puts a serializer or its rows together by itself may have loaded anything.
  if (preparing.some((name) => methods.has(name))) return [];
  const serializer = serializerOf(resolver, view);
  return serializer === undefined ? [] : relationsOf(resolver, serializer);
}

const preparing = [
  'get_serializer',
  'get_serializer_class',
  'filter_queryset',
  'paginate_queryset',
  'setup_eager_loading',
];

function relationsOf(resolver: Resolver, serializer: ViewClass): readonly ShownRelation[] {
  if (!isSerializer(serializer)) return [];
  const methods = methodsOf(resolver, serializer);
  // Rows that are prepared before they are shown, or shown otherwise, are not known.
  if (methods.has('to_representation') || methods.has('setup_eager_loading')) return [];
  const shown = new Map<string, ShownRelation>();
  const seen = new Set<string>();
  for (const { file, cls } of serializer.own) {
    const outline = resolver.scopes.get(file)?.outline;
    for (const field of outline?.classes[cls]?.fields ?? []) {
      const call = field.default?.kind === 'call' ? outline?.calls[field.default.call] : undefined;
      if (call === undefined || seen.has(field.name)) continue;
      seen.add(field.name);
      for (const relation of relationsIn(resolver, { serializer, file, field: field.name, call }))
        if (!shown.has(relation)) shown.set(relation, { name: relation, file, at: field.at, end: field.end });
    }
  }
  return [...shown.values()];
}

function isSerializer({ packaged }: ViewClass): boolean {
  return packaged.some(({ module }) => module.split('.')[0] === 'rest_framework');
}

interface ShownField {
  readonly serializer: ViewClass;
  readonly file: string;
  readonly field: string;
  readonly call: CallOutline;
}

function relationsIn(resolver: Resolver, shown: ShownField): readonly string[] {
  const { serializer, file, field, call } = shown;
  const option = (name: string): Value | undefined =>
    call.args.flatMap((value) => (value.kind === 'object' ? value.entries : [])).find(({ key }) => key === name)?.value;
  const written = option('write_only');
  if (written?.kind === 'literal' && /^true$/i.test(written.text)) return [];
  const context = { file, fn: call.fn };
  if (call.name === 'SerializerMethodField') {
    const given = option('method_name') ?? call.args.find(({ kind }) => kind === 'text');
    const name = (given && resolveText(resolver, context, given)?.text) ?? `get_${field}`;
    const method = methodsOf(resolver, serializer).get(name);
    return method === undefined ? [] : lookedAt(resolver, method.file, method.index, method.fn);
  }
  const source = option('source');
  const path = (source === undefined ? field : (resolveText(resolver, context, source)?.text ?? '')).split('.');
  const [relation = ''] = path;
  if (relation === '' || relation === '*') return [];
  return path.length > 1 || isNested(resolver, context, call) ? [relation] : [];
}

/** A serializer of the workspace, or a field that shows the row behind a key as a text. */
function isNested(resolver: Resolver, context: { file: string; fn: number }, { name, on }: CallOutline): boolean {
  if (name === 'StringRelatedField') return true;
  const called = on === undefined ? resolver.name(context, name) : [];
  return called.some(
    (definition) => definition.kind === 'class' && isSerializer(viewClass(resolver, definition.file, definition.cls)),
  );
}

/** `obj.category.name`, `obj.lines.all()`: what stands behind the row that a method is given. */
function lookedAt(resolver: Resolver, file: string, index: number, fn: FunctionOutline): readonly string[] {
  const outline = resolver.scopes.get(file)?.outline;
  const row = fn.parameters.map(({ name }) => name).filter((name) => name !== 'self' && name !== 'this')[0];
  if (outline === undefined || row === undefined) return [];
  // What an `if` decides, may never be looked at.
  const calls = outline.calls.filter((call) => call.fn === index && call.branch === undefined && call.short !== true);
  const behind = (value: Value | undefined, least: number): readonly string[] => {
    if (value?.kind !== 'name') return [];
    const [first, relation = '', ...rest] = value.name.split('.');
    return first === row && rest.length >= least ? [relation] : [];
  };
  return [
    ...calls.filter(({ name }) => asking.has(name)).flatMap(({ on }) => behind(on, 0)),
    ...calls.flatMap(({ args }) => args.flatMap((value) => behind(value, 1))),
    ...fn.returns.flatMap((value) => (fn.returns.length === 1 ? behind(value, 1) : [])),
  ];
}

/** Ask for the rows of a relation. */
const asking: ReadonlySet<string> = new Set(['all', 'count', 'exists', 'first', 'last', 'filter', 'values_list']);

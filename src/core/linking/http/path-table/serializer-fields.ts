import type { Outline, Value } from '../../../syntax/outline.ts';
import type { Resolver } from '../../resolver.ts';
import { methodsOf, type ViewClass } from './view-class.ts';

/** Fields that a serializer of Django REST takes from a body; undefined where it does not list them. */
export function serializerFields(resolver: Resolver, serializer: ViewClass): readonly string[] | undefined {
  if (methodsOf(resolver, serializer).has('get_fields')) return undefined;
  const shown = new Set<string>();
  let listed: readonly string[] | undefined;
  for (const { file, cls } of serializer.own) {
    const outline = resolver.scopes.get(file)?.outline;
    for (const { name, default: value } of outline?.classes[cls]?.fields ?? [])
      if (outline !== undefined && isOnlyShown(outline, value)) shown.add(name);
    const meta = outline?.classes.find(({ name, outer }) => name === 'Meta' && outer === cls);
    const said = (name: string): Value | undefined => meta?.fields.find((field) => field.name === name)?.default;
    listed ??= textsIn(said('fields'));
    for (const name of textsIn(said('read_only_fields')) ?? []) shown.add(name);
    const extra = said('extra_kwargs');
    for (const { key, value } of extra?.kind === 'object' ? extra.entries : []) if (isReadOnly(value)) shown.add(key);
  }
  return listed?.filter((name) => name !== 'id' && !shown.has(name));
}

function isOnlyShown(outline: Outline, value: Value | undefined): boolean {
  const call = value?.kind === 'call' ? outline.calls[value.call] : undefined;
  if (call === undefined) return false;
  return /^(?:SerializerMethodField|ReadOnlyField|HiddenField)$/.test(call.name) || call.args.some(isReadOnly);
}

/** `read_only=True`, `{'read_only': True}` */
function isReadOnly(value: Value): boolean {
  if (value.kind !== 'object') return false;
  return value.entries.some(
    ({ key, value: said }) => key === 'read_only' && said.kind === 'literal' && /^true$/i.test(said.text),
  );
}

function textsIn(value: Value | undefined): readonly string[] | undefined {
  if (value?.kind !== 'list') return undefined;
  return value.items.flatMap((item) => (item.kind === 'text' ? [item.text] : []));
}

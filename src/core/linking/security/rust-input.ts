import { rustExtractors } from '../../extractors/http/rust-extractors.ts';
import type { Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { readType } from '../resolve-type.ts';
import type { Resolver } from '../resolver.ts';
import type { RequestInput } from './request-input.ts';

/** `query.url` of `Query(query): Query<Preview>`, where the field is a text: a handler of Rust says by types what it takes. */
export function rustInput(resolver: Resolver, { file, fn }: Context, value: Value): RequestInput | undefined {
  const outline = resolver.scopes.get(file)?.outline;
  if (outline?.language !== 'rust' || value.kind !== 'name') return undefined;
  const [root = '', field, ...further] = value.name.split('.');
  for (let at = fn; at > 0; at = outline.functions[at]?.parent ?? 0) {
    // A variable of that name may hold anything.
    if (outline.bindings.some((binding) => binding.fn === at && binding.name === root)) return undefined;
    const parameter = outline.functions[at]?.parameters.find(({ name }) => name === root);
    if (parameter === undefined) continue;
    const { head, args } = readType(parameter.type ?? '');
    const name = head.split(/::|\./).at(-1) ?? '';
    const part = Object.hasOwn(rustExtractors, name) ? rustExtractors[name] : undefined;
    const [inner] = args;
    if (part === undefined || inner === undefined || further.length > 0) return undefined;
    const type = field === undefined ? inner : typeOfField(resolver, { file, fn: at }, inner, field);
    return /^(?:Option<)?(?:String|Url|Cow<.*)>?$/.test(type ?? '')
      ? { words: value.name, whole: false, body: part === 'body' }
      : undefined;
  }
  return undefined;
}

function typeOfField(resolver: Resolver, context: Context, type: string, field: string): string | undefined {
  for (const found of resolver.type(context, type)) {
    const cls = found.kind === 'instance' ? resolver.scopes.get(found.file)?.outline.classes[found.cls] : undefined;
    const declared = cls?.fields.find(({ name }) => name === field)?.type;
    if (declared !== undefined) return declared;
  }
  return undefined;
}

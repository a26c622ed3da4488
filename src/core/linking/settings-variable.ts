import type { Value } from '../syntax/outline.ts';
import type { Context, Definition } from './definition.ts';
import type { Resolver } from './resolver.ts';

/** Packages whose settings classes fill their fields from the environment, by upper-case name. */
const packages: ReadonlySet<string> = new Set(['pydantic', 'pydantic_settings']);

/** `settings.catalog_url` of a class of settings is what deployment sets as `CATALOG_URL`. */
export function settingsVariable(resolver: Resolver, context: Context, value: Value): string | undefined {
  if (value.kind === 'member') return memberVariable(resolver, context, value);
  if (value.kind !== 'name') return undefined;
  const dot = value.name.lastIndexOf('.');
  const language = resolver.scopes.get(context.file)?.outline.language;
  if (dot >= 0 && language === 'go') return taggedVariable(resolver, context, value.name, dot);
  if (dot < 0 || language !== 'python') return undefined;
  const field = value.name.slice(dot + 1);
  const owners = resolver.name(context, value.name.slice(0, dot));
  return owners.some((owner) => declares(resolver, owner, field, 0)) ? field.toUpperCase() : undefined;
}

/** `get_settings().catalog_url` */
function memberVariable(resolver: Resolver, context: Context, value: Value & { kind: 'member' }): string | undefined {
  if (resolver.scopes.get(context.file)?.outline.language !== 'python') return undefined;
  const owners = resolver.value(context, value.of);
  return owners.some((owner) => declares(resolver, owner, value.name, 0)) ? value.name.toUpperCase() : undefined;
}

/** `env:"ORDERS_URL"` on the field of a struct that a library fills. */
function taggedVariable(resolver: Resolver, context: Context, name: string, dot: number): string | undefined {
  for (const owner of resolver.name(context, name.slice(0, dot))) {
    const cls = owner.kind === 'instance' ? resolver.scopes.get(owner.file)?.outline.classes[owner.cls] : undefined;
    const field = cls?.fields.find((each) => each.name === name.slice(dot + 1));
    const tag = field?.decorators?.find((decorator) => /^(?:env|envconfig|mapstructure)$/.test(decorator.name))
      ?.args?.[0];
    if (tag?.kind === 'text' && /^[A-Z][A-Z0-9_]+/.test(tag.text)) return tag.text.split(',')[0];
  }
  return undefined;
}

const maxBases = 8;

function declares(resolver: Resolver, owner: Definition, field: string, depth: number): boolean {
  if (owner.kind !== 'instance' || depth > maxBases) return false;
  const cls = resolver.scopes.get(owner.file)?.outline.classes[owner.cls];
  const bases = (cls?.bases ?? []).flatMap((base) => resolver.type({ file: owner.file, fn: cls?.fn ?? 0 }, base));
  if (!isSettings(resolver, bases, 0)) return false;
  if (cls?.fields.some(({ name }) => name === field) === true) return true;
  return bases.some((base) => declares(resolver, base, field, depth + 1));
}

function isSettings(resolver: Resolver, bases: readonly Definition[], depth: number): boolean {
  return bases.some((base) => {
    if (base.kind === 'made') return packages.has(base.module) && base.maker.at(-1) === 'BaseSettings';
    if (base.kind !== 'instance' || depth > maxBases) return false;
    const cls = resolver.scopes.get(base.file)?.outline.classes[base.cls];
    const above = (cls?.bases ?? []).flatMap((name) => resolver.type({ file: base.file, fn: cls?.fn ?? 0 }, name));
    return isSettings(resolver, above, depth + 1);
  });
}

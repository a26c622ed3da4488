import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import type { ResolvedText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';

/**
 * A text that comes from the settings: `configuration["Loans:BaseUrl"]`, `configuration.GetValue<string>("Loans:Url")`,
 * `options.Value.BaseUrl`. It stands as a placeholder that the settings of the program fill in.
 */
export function configuredText(resolver: Resolver, context: Context, value: Value): ResolvedText | undefined {
  const outline = resolver.scopes.get(context.file)?.outline;
  if (outline?.language !== 'csharp') return undefined;
  const call = value.kind === 'call' ? outline.calls[value.call] : undefined;
  if (call?.name === 'GetEnvironmentVariable' && call.args[0]?.kind === 'text')
    return { text: '{}', variables: [call.args[0].text] };
  const key = call === undefined ? keyOf(resolver, context, value) : keyOfCall(resolver, context, call);
  if (key === undefined) return undefined;
  const dotted = key.replaceAll(':', '.');
  return { text: `\${${dotted}}`, variables: [dotted.replaceAll('.', '__'), key] };
}

function keyOf(resolver: Resolver, context: Context, value: Value): string | undefined {
  if (value.kind === 'member') {
    const section = sectionOf(resolver, context, value.of);
    return section === undefined ? undefined : [section, value.name].filter((part) => part !== '').join('.');
  }
  return value.kind === 'name' ? keyOfOption(resolver, context, value) : undefined;
}

function keyOfCall(resolver: Resolver, context: Context, call: CallOutline): string | undefined {
  const [first] = call.args;
  if (call.on === undefined || first?.kind !== 'text') return undefined;
  if (call.name === 'GetConnectionString') return `ConnectionStrings.${first.text}`;
  if (call.name !== 'GetValue' && call.name !== 'GetRequiredValue') return undefined;
  const section = sectionOf(resolver, context, call.on);
  return section === undefined ? undefined : [section, first.text].filter((part) => part !== '').join('.');
}

/** The section of the settings that a value is: empty for all of them. */
function sectionOf(resolver: Resolver, context: Context, value: Value): string | undefined {
  if (value.kind === 'name' && /(?:^|\.)_?[cC]onfig(?:uration)?$/.test(value.name)) return '';
  const outline = resolver.scopes.get(context.file)?.outline;
  const call = value.kind === 'call' ? outline?.calls[value.call] : undefined;
  if (call !== undefined) {
    const [name] = call.args;
    if (!/^Get(?:Required)?Section$/.test(call.name) || call.on === undefined || name?.kind !== 'text')
      return undefined;
    const before = sectionOf(resolver, { file: context.file, fn: call.fn }, call.on);
    return before === undefined ? undefined : [before, name.text].filter((part) => part !== '').join('.');
  }
  if (value.kind !== 'name') return undefined;
  const bound = outline?.bindings.find(({ name, fn }) => name === value.name && fn === context.fn)?.value;
  return bound?.kind === 'call' ? sectionOf(resolver, context, bound) : undefined;
}

/** `_options.Value.BaseUrl` of a class that a section is bound to. */
function keyOfOption(resolver: Resolver, context: Context, value: Value & { kind: 'name' }): string | undefined {
  const dot = value.name.lastIndexOf('.');
  const sections = boundSections(resolver);
  if (dot < 0 || sections.size === 0) return undefined;
  const property = value.name.slice(dot + 1);
  for (const owner of resolver.name(context, value.name.slice(0, dot))) {
    if (owner.kind === 'instance') {
      const name = resolver.scopes.get(owner.file)?.outline.classes[owner.cls]?.name ?? '';
      const section = sections.get(name);
      if (section !== undefined) return `${section}.${property}`;
    }
    if (owner.kind !== 'made' || !/^IOptions/.test(owner.maker.at(-1) ?? '')) continue;
    const section = sections.get(owner.types?.names[0]?.split('.').at(-1) ?? '');
    if (section !== undefined) return `${section}.${property}`;
  }
  return undefined;
}

/** Class name → section: `services.Configure<LoanOptions>(configuration.GetSection("Loans"))`. */
const boundSections = oncePerWorkspace((resolver: Resolver): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const [file, { outline }] of resolver.scopes) {
    if (outline.language !== 'csharp') continue;
    for (const call of outline.calls) {
      const [first] = call.args;
      const context = { file, fn: call.fn };
      if (call.name === 'Configure' && call.typeArguments !== undefined && first !== undefined) {
        const section = sectionOf(resolver, context, first);
        if (section !== undefined) found.set(nameIn(call.typeArguments), section);
      }
      if (call.name === 'BindConfiguration' || call.name === 'Bind') {
        const on = call.on?.kind === 'call' ? outline.calls[call.on.call] : undefined;
        const section = first?.kind === 'text' ? first.text : first && sectionOf(resolver, context, first);
        if (on?.typeArguments !== undefined && section !== undefined) found.set(nameIn(on.typeArguments), section);
      }
      if (call.name === 'Get' && call.typeArguments !== undefined && call.on !== undefined) {
        const section = sectionOf(resolver, context, call.on);
        if (section !== undefined && section !== '') found.set(nameIn(call.typeArguments), section);
      }
    }
  }
  return found;
});

function nameIn(typeArguments: string): string {
  return typeArguments.slice(1, -1).split('.').at(-1) ?? '';
}

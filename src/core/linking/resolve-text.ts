import type { CallOutline, Value } from '../syntax/outline.ts';
import { calleesOf } from './call-sites.ts';
import { configuredText } from './csharp/configured-text.ts';
import type { Context, Definition, MadeDefinition } from './definition.ts';
import { variableAsked } from './environment-helper.ts';
import { viperDefault } from './go/viper-default.ts';
import { ktorProperty } from './kotlin/ktor-property.ts';
import { loadedSetting } from './nest/loaded-setting.ts';
import { configValue } from './php/config-value.ts';
import { type FlaskSetting, flaskSetting } from './python/flask-setting.ts';
import type { Resolver } from './resolver.ts';
import { railsSetting } from './ruby/rails-setting.ts';
import { settingsVariable } from './settings-variable.ts';
import { addressedService } from './spring/addressed-service.ts';
import { boundText } from './spring/bound-text.ts';
import { validatedDefault, validatedVariable } from './validated-environment.ts';

/** A string as far as the code spells it out. */
export interface ResolvedText {
  /** What is not known stands as `{}`. */
  readonly text: string;
  /** Names of environment variables or configuration keys that take part, in order. */
  readonly variables: readonly string[];
}

const hole: ResolvedText = { text: '{}', variables: [] };
const maxDepth = 16;

/** Evaluates constants, concatenations, defaults of environment variables and enum members. Undefined: nothing is known. */
export function resolveText(resolver: Resolver, context: Context, value: Value, depth = 0): ResolvedText | undefined {
  if (depth > maxDepth) return undefined;
  const configured = configuredText(resolver, context, value);
  if (configured !== undefined) return configured;
  switch (value.kind) {
    case 'text':
      return { text: value.text, variables: [] };
    case 'literal':
      // Nothing is what a text is until somebody gives one.
      return value.text === 'null' ? undefined : { text: value.text, variables: [] };
    case 'template':
      return concatenate(value.parts.map((part) => resolveText(resolver, context, part, depth + 1) ?? hole));
    case 'either':
      return eitherText(value.options.map((option) => resolveText(resolver, context, option, depth + 1)));
    case 'call':
      return callText(resolver, context, value.call, depth + 1) ?? textOfSpring(resolver, context, value);
    case 'name':
    case 'member':
      return (
        withVariable(
          definedText(resolver, resolver.value(context, value), depth + 1),
          settingsVariable(resolver, context, value),
        ) ?? textOfSpring(resolver, context, value)
      );
    default:
      return undefined;
  }
}

/** What no code of the workspace says may be set, or known to a register of services. */
function textOfSpring(resolver: Resolver, context: Context, value: Value): ResolvedText | undefined {
  const bound = boundText(resolver, context, value);
  if (bound !== undefined) return bound;
  const named = addressedService(resolver, context, value);
  const service = named && resolveText(resolver, named.context, named.value);
  return service && { text: `http://${service.text}`, variables: service.variables };
}

function definedText(resolver: Resolver, definitions: readonly Definition[], depth: number): ResolvedText | undefined {
  const texts = definitions.map((definition) => definitionText(resolver, definition, depth));
  return eitherText(texts);
}

function definitionText(resolver: Resolver, definition: Definition, depth: number): ResolvedText | undefined {
  if (definition.kind === 'value') {
    const { kind } = definition.value;
    return kind === 'object' || kind === 'list'
      ? undefined
      : resolveText(resolver, definition.context, definition.value, depth + 1);
  }
  const set = definition.kind === 'external' ? flaskSetting(resolver, definition) : undefined;
  if (set !== undefined) return settingText(resolver, set, depth);
  const method = definition.kind === 'external' ? methodConstant(definition.path) : undefined;
  if (method !== undefined) return { text: method, variables: [] };
  const validated = definition.kind === 'made' ? validatedVariable(resolver, definition) : undefined;
  if (definition.kind === 'made' && validated !== undefined)
    return { text: validatedDefault(resolver, definition, validated) ?? '{}', variables: [validated] };
  const variable = environmentVariable(definition);
  if (variable !== undefined) return { text: '{}', variables: [variable] };
  // What a broker is asked to declare is called so.
  if (definition.kind === 'made' && definition.members.slice(-2).join('.') === 'QueueDeclare().Name')
    return firstArgument(resolver, definition, depth);
  // `base.join("/orders")` of a URL that a library made is a text, too, and so is what stands in for a missing one.
  const isText =
    definition.kind === 'made' && (definition.members.every((member) => textual.has(member)) || isSetting(definition));
  if (isText && definition.call !== undefined)
    return callText(resolver, { file: definition.call.file, fn: 0 }, definition.call.call, depth + 1);
  return undefined;
}

/** What a class of settings says beside the name by which deployment may say something else. */
function settingText(resolver: Resolver, { key, values }: FlaskSetting, depth: number): ResolvedText {
  const known = eitherText(values.map(({ context, value }) => resolveText(resolver, context, value, depth + 1)));
  return known ?? { text: '{}', variables: [key] };
}

/** `this.url = config.getOrThrow('payments.url')` */
function isSetting({ module, members }: MadeDefinition): boolean {
  return module === '@nestjs/config' && members.length === 1 && /^get(?:OrThrow)?\(\)$/.test(members[0] ?? '');
}

const textual: ReadonlySet<string> = new Set(['join()', 'unwrap_or()', 'unwrap_or_else()']);

function firstArgument(resolver: Resolver, { call: site }: MadeDefinition, depth: number): ResolvedText | undefined {
  const call = site && resolver.scopes.get(site.file)?.outline.calls[site.call];
  const [first] = call?.args ?? [];
  if (site === undefined || call === undefined || first === undefined) return undefined;
  return resolveText(resolver, { file: site.file, fn: call.fn }, first, depth + 1);
}

/** `http.MethodPost`, which other packages of Go name alike. */
function methodConstant(path: readonly string[]): string | undefined {
  return /^Method([A-Z][a-z]+)$/.exec(path.at(-1) ?? '')?.[1]?.toUpperCase();
}

/** `process.env.ORDERS_URL`, `import.meta.env.X`, `env.X` of a validating library. */
function environmentVariable(definition: Definition): string | undefined {
  if (definition.kind !== 'external') return undefined;
  const [first, second, third] = definition.path;
  if (definition.module === 'os') return first === 'environ' ? second : undefined;
  if (definition.module === 'ENV') return first;
  if (definition.module !== 'global') return undefined;
  return first === 'process' && second === 'env' ? third : undefined;
}

/** A field of settings keeps its default beside the variable that replaces it. */
function withVariable(known: ResolvedText | undefined, variable: string | undefined): ResolvedText | undefined {
  if (variable === undefined) return known;
  return { text: known?.text ?? '{}', variables: [variable, ...(known?.variables ?? [])] };
}

/** The first option without a hole, else the first that says something; what the others name as variables is kept. */
function eitherText(options: readonly (ResolvedText | undefined)[]): ResolvedText | undefined {
  const known = options.filter((option) => option !== undefined);
  const spelled =
    known.find((option) => !option.text.includes('{}')) ?? known.find((option) => option.text !== '{}') ?? known[0];
  if (spelled === undefined) return undefined;
  return { text: spelled.text, variables: [...new Set(known.flatMap((option) => option.variables))] };
}

function concatenate(parts: readonly ResolvedText[]): ResolvedText {
  return {
    text: parts
      .map((part) => part.text)
      .join('')
      .replace(/(\{\})+/g, '{}'),
    variables: parts.flatMap((part) => part.variables),
  };
}

const kept = new Set([
  'trim',
  'toString',
  'toLowerCase',
  'toUpperCase',
  'replace',
  'replaceAll',
  'strip',
  'chomp',
  'to_s',
  'to_sym',
  'to_i',
  'to_f',
  'freeze',
  'downcase',
  'rstrip',
  'lstrip',
]);
const converting = new Set([
  'URI',
  'Integer',
  'Float',
  'str',
  'int',
  'float',
  'String',
  'encodeURI',
  'Number',
  'parseInt',
  'parseFloat',
]);
const environmentReaders = new Set([
  'get',
  'getenv',
  'Getenv',
  'LookupEnv',
  'GetString',
  'GetEnv',
  'mustGetenv',
  'envOr',
  'getEnvOrDefault',
  'getOrThrow',
  'env',
  'getEnv',
  'requireEnv',
  'asString',
  'required',
]);

function callText(resolver: Resolver, context: Context, index: number, depth: number): ResolvedText | undefined {
  const call = resolver.scopes.get(context.file)?.outline.calls[index];
  if (call === undefined || depth > maxDepth) return undefined;
  const inside = { file: context.file, fn: call.fn };
  const argument = (at: number): ResolvedText | undefined => {
    const value = call.args[at];
    return value === undefined ? undefined : resolveText(resolver, inside, value, depth + 1);
  };
  if (call.on !== undefined && call.name === 'format') return formatted(resolver, inside, call, depth);
  if (call.on !== undefined && kept.has(call.name)) return resolveText(resolver, inside, call.on, depth + 1);
  if (call.on === undefined && converting.has(call.name)) return argument(0);
  if (call.on?.kind === 'name' && call.on.name === 'strings' && /^Trim/.test(call.name)) return argument(0);
  if (resolver.scopes.get(context.file)?.outline.language === 'rust') {
    const said = rustText(resolver, inside, call, argument, depth);
    if (said !== undefined) return said;
  }
  if (call.name === 'join' || call.name === 'JoinPath') return joinedText(resolver, inside, call, depth);
  if (call.on?.kind === 'name' && parsedUrls.has(call.on.name) && call.name === 'parse') return argument(0);
  if (call.new === true && call.name === 'URL') return joinUrl(argument(1), argument(0));
  const property = ktorProperty(resolver, context.file, call);
  if (property !== undefined) return { text: `\${${property}}`, variables: [] };
  const variable = variableAsked(resolver, context.file, index);
  if (variable !== undefined) return { text: argument(1)?.text ?? '{}', variables: [variable] };
  const set =
    configValue(resolver, context.file, call) ??
    loadedSetting(resolver, context.file, call) ??
    railsSetting(resolver, context.file, call);
  if (set !== undefined) return resolveText(resolver, set.context, set.value, depth + 1);
  const returned = returnedText(resolver, context.file, index, depth);
  if (returned !== undefined) return returned;
  const preset = viperDefault(resolver, context.file, call);
  const given = preset && resolveText(resolver, preset.context, preset.value, depth + 1);
  return configured(call, (at) => argument(at) ?? (at === 1 ? given : undefined));
}

const parsedUrls: ReadonlySet<string> = new Set(['URI', 'Url']);

/** `env::var("ORDERS_URL").unwrap_or_else(|_| "http://orders".into())`, `base.join("/orders")` of a `Url`. */
function rustText(
  resolver: Resolver,
  context: Context,
  { on, name, args }: CallOutline,
  argument: (at: number) => ResolvedText | undefined,
  depth: number,
): ResolvedText | undefined {
  if (on === undefined) return undefined;
  if (name === 'var' && on.kind === 'name' && /(?:^|\.)(?:env|dotenvy?)$/.test(on.name)) {
    const key = argument(0)?.text;
    return key === undefined ? undefined : { text: '{}', variables: [key] };
  }
  if (name === 'join') return joinUrl(resolveText(resolver, context, on, depth + 1), argument(0));
  if (!/^unwrap_or(?:_else)?$/.test(name)) return undefined;
  const [given] = args;
  const otherwise =
    given?.kind === 'function' ? resolver.scopes.get(context.file)?.outline.functions[given.fn]?.returns : args;
  const texts = (otherwise ?? []).map((value) => resolveText(resolver, context, value, depth + 1));
  return eitherText([resolveText(resolver, context, on, depth + 1), ...texts]);
}

/** `'{}/orders/{}'.format(base, id)` */
function formatted(resolver: Resolver, context: Context, call: CallOutline, depth: number): ResolvedText | undefined {
  const base = call.on && resolveText(resolver, context, call.on, depth + 1);
  if (base === undefined) return undefined;
  const given = call.args.map((value) => resolveText(resolver, context, value, depth + 1) ?? hole);
  let next = 0;
  const text = base.text.replaceAll(/\{\d*\}/g, () => given[next++]?.text ?? '{}');
  return { text, variables: [...base.variables, ...given.flatMap(({ variables }) => variables)] };
}

/** `[base, 'orders'].join('/')`, and `join(base, 'orders')` of a path module. */
function joinedText(resolver: Resolver, context: Context, call: CallOutline, depth: number): ResolvedText | undefined {
  const lists = call.on === undefined ? [] : resolver.value(context, call.on);
  const list = lists.find((definition) => definition.kind === 'value' && definition.value.kind === 'list');
  const isList = list?.kind === 'value' && list.value.kind === 'list';
  const items = isList && list.value.kind === 'list' ? list.value.items : call.args;
  const inside = isList ? list.context : context;
  const [separator] = isList ? call.args : [];
  const between =
    separator === undefined ? (isList ? ',' : '/') : (resolveText(resolver, context, separator, depth)?.text ?? '');
  const texts = items.map((item) => resolveText(resolver, inside, item, depth) ?? hole);
  if (texts.length === 0 || texts.every((text) => text === hole)) return undefined;
  return {
    text: isList
      ? texts.map((text) => text.text).join(between)
      : texts
          .map((text) => text.text)
          .join('/')
          .replace(/\/+/g, '/'),
    variables: texts.flatMap((text) => text.variables),
  };
}

/** `config.get('ORDERS_URL', 'http://orders:3000')`: the key is what deployment sets, the second argument its default. */
function configured(call: CallOutline, argument: (at: number) => ResolvedText | undefined): ResolvedText | undefined {
  const fetched = call.name === 'fetch' && call.on?.kind === 'name' && call.on.name === 'ENV';
  if (!fetched && !environmentReaders.has(call.name)) return undefined;
  const key = argument(0)?.text;
  if (key === undefined || !/^[A-Za-z][\w.]*$/.test(key)) return undefined;
  return { text: argument(1)?.text ?? '{}', variables: [key] };
}

function returnedText(resolver: Resolver, file: string, index: number, depth: number): ResolvedText | undefined {
  for (const callee of calleesOf(resolver, file, index)) {
    if (callee.kind !== 'function') continue;
    const returns = resolver.scopes.get(callee.file)?.outline.functions[callee.fn]?.returns ?? [];
    const texts = returns.map((value) => resolveText(resolver, { file: callee.file, fn: callee.fn }, value, depth + 1));
    const found = eitherText(texts);
    if (found !== undefined) return found;
  }
  return undefined;
}

function joinUrl(base: ResolvedText | undefined, path: ResolvedText | undefined): ResolvedText | undefined {
  if (path === undefined) return undefined;
  if (base === undefined) return path;
  return {
    text: path.text.startsWith('/') ? origin(base.text) + path.text : `${base.text.replace(/\/+$/, '')}/${path.text}`,
    variables: [...base.variables, ...path.variables],
  };
}

function origin(url: string): string {
  return /^([a-z]+:\/\/)?[^/]*/i.exec(url)?.[0] ?? url;
}

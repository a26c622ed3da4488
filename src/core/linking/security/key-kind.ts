import type { Value } from '../../syntax/outline.ts';
import { encodingName } from '../../syntax/secrets/encoding-name.ts';
import { isStandIn } from '../../syntax/secrets/secret-value.ts';
import type { Context, Definition } from '../definition.ts';
import type { Resolver } from '../resolver.ts';

/** `written`: the key stands in the code; `fallback`: it does where the environment says nothing. Never the key itself. */
export type KeyKind = 'written' | 'fallback';

const deepest = 4;

/** What takes the place of what is not there: `env::var("TOKEN_KEY").unwrap_or_else(|_| "…".into())`. */
const replacing = /^(?:unwrap_or|unwrap_or_else|orElse|orElseGet)$/;

/** Where a key comes from, through what turns texts into bytes; undefined where that is elsewhere or not known. */
export function keyKind(resolver: Resolver, context: Context, value: Value, depth = 0): KeyKind | undefined {
  if (depth > deepest) return undefined;
  if (value.kind === 'text') return isKeyText(value.text) ? 'written' : undefined;
  if (value.kind === 'either') return eitherKind(resolver, context, value.options, depth);
  if (value.kind === 'call') return callKind(resolver, context, value.call, depth);
  if (value.kind !== 'name' && value.kind !== 'member') return undefined;
  const definitions = resolver.value(context, value).filter(({ kind }) => kind !== 'parameter');
  const kinds = definitions.map((definition) => {
    if (definition.kind === 'value') {
      const kind = keyKind(resolver, definition.context, definition.value, depth + 1);
      return kind === 'written' && isTagged(resolver, definition) ? 'fallback' : kind;
    }
    if (definition.kind !== 'made' || definition.call === undefined) return undefined;
    const last = definition.members.at(-1)?.replace('()', '');
    if (last !== undefined && !replacing.test(last)) return undefined;
    return callKind(resolver, { file: definition.call.file, fn: 0 }, definition.call.call, depth + 1);
  });
  const [first] = kinds;
  if (first === undefined || kinds.some((kind) => kind === undefined))
    return kinds.some((kind) => kind !== undefined) ? 'fallback' : undefined;
  return kinds.includes('fallback') ? 'fallback' : 'written';
}

/** `env:"TOKEN_KEY" envDefault:"…"` of a struct stands in for the variable. */
function isTagged(resolver: Resolver, { context, value }: Extract<Definition, { kind: 'value' }>): boolean {
  const classes = resolver.scopes.get(context.file)?.outline.classes ?? [];
  return classes.some(({ fields }) =>
    fields.some(
      (field) => field.default === value && field.decorators?.some(({ name }) => /^env(?:config)?$/.test(name)),
    ),
  );
}

function eitherKind(
  resolver: Resolver,
  context: Context,
  options: readonly Value[],
  depth: number,
): KeyKind | undefined {
  const kinds = options.map((option) => keyKind(resolver, context, option, depth + 1));
  if (kinds.every((kind) => kind === undefined)) return undefined;
  return kinds.every((kind) => kind === 'written') ? 'written' : 'fallback';
}

/** Functions that make bytes or a key of a text. */
const converting =
  /^(?:byte|bytes|getBytes|GetBytes|from|encode|hmacShaKeyFor|decode|SymmetricSecurityKey|SecretKeySpec|toString|as_bytes|into_bytes|secretKeyFor|createSecretKey|TextEncoder|b64decode|base64_decode)$|^\[\]byte$/;

/** Functions that ask the environment and take a second argument instead. */
const asking = /^(?:getenv|get|env|fetch|config|Getenv|getEnv|getOrDefault|GetEnv|environ)$/;

function callKind(resolver: Resolver, context: Context, index: number, depth: number): KeyKind | undefined {
  const outline = resolver.scopes.get(context.file)?.outline;
  const call = outline?.calls[index];
  if (call === undefined) return undefined;
  const inside = { file: context.file, fn: call.fn };
  if (replacing.test(call.name)) {
    const [given] = call.args;
    const value = given?.kind === 'function' ? outline?.functions[given.fn]?.returns[0] : given;
    return value !== undefined && keyKind(resolver, inside, value, depth + 1) !== undefined ? 'fallback' : undefined;
  }
  if (asking.test(call.name)) {
    const fallback = call.args[1];
    return fallback !== undefined && keyKind(resolver, inside, fallback, depth + 1) !== undefined
      ? 'fallback'
      : undefined;
  }
  if (!converting.test(call.name)) return undefined;
  // What is called on may be the text, `"…".getBytes()`, or the module that converts one.
  for (const value of [...call.args, ...(call.on === undefined ? [] : [call.on])]) {
    const kind = keyKind(resolver, inside, value, depth + 1);
    if (kind !== undefined) return kind;
  }
  return undefined;
}

/** Names of files, settings and encodings are no keys, nor is what somebody has to fill in. */
function isKeyText(text: string): boolean {
  if (text.length < 3 || isStandIn(text) || /\{\w*\}|^\/|^\.{1,2}\//.test(text)) return false;
  return !encodingName.test(text) && !/^sha\d+$/i.test(text);
}

import { type TokenLibrary, tokenLibraries, tokenSwitches } from '../../extractors/security/token-libraries.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { objectsOf, type PlacedValue } from '../read-options.ts';
import { keyKind } from './key-kind.ts';
import {
  calledThings,
  contextOf,
  entryIn,
  isWritten,
  objectsIn,
  type SettingSite,
  writtenWord,
} from './setting-site.ts';

/** How tokens are signed and believed: where the key comes from, whether the signature counts, whether they end. */
export function readTokenSettings(site: SettingSite): void {
  readFallbacks(site);
  site.scope.outline.calls.forEach((call, index) => {
    if (!callNames.has(call.name)) return;
    for (const { module } of calledThings(site, index)) {
      const library = tokenLibraries.find(
        ({ modules, signs, verifies, trusts }) =>
          modules.test(module) && [...signs, ...verifies, ...trusts].includes(call.name),
      );
      if (library === undefined) continue;
      noteCall(site, library, call);
      return;
    }
  });
  readSwitches(site);
}

/** `env::var("JWT_SECRET").unwrap_or("…".into())` says by the name of the variable what it is for. */
function readFallbacks(site: SettingSite): void {
  const { outline, file } = site.scope;
  if (outline.language !== 'rust') return;
  outline.calls.forEach((call, index) => {
    const asked = call.on?.kind === 'call' ? outline.calls[call.on.call] : undefined;
    const [variable] = asked?.args ?? [];
    if (asked?.name !== 'var' || variable?.kind !== 'text' || !signingVariable.test(variable.text)) return;
    const kind = keyKind(site.resolver, { file, fn: call.fn }, { kind: 'call', call: index });
    if (kind === 'fallback') site.note('token', variable.text, { key: kind }, call);
  });
}

const signingVariable = /(?:JWT|TOKEN|SESSION|COOKIE|SIGNING|AUTH)_?(?:SECRET|KEY)|^SECRET(?:_KEY)?$/;

const callNames: ReadonlySet<string> = new Set(
  tokenLibraries.flatMap(({ signs, verifies, trusts }) => [...signs, ...verifies, ...trusts]),
);

function noteCall(site: SettingSite, library: TokenLibrary, call: CallOutline): void {
  const context = contextOf(site, call);
  const signs = library.signs.includes(call.name);
  const options = call.args
    .slice(signs ? library.key.sign + 1 : 0)
    .flatMap((argument) => objectsOf(site.resolver, context, argument));
  const written = keysOf(site, library, call, signs).map((key) => keyKind(site.resolver, key.context, key.value));
  const settings: Record<string, string> = {};
  const key = written.find((kind) => kind !== undefined);
  if (key !== undefined) settings['key'] = key;
  if (signs && neverEnds(site, library, call, options)) settings['expiry'] = 'never';
  const trusts = library.trusts.includes(call.name) || (!signs && isUnverified(library, call, options));
  if (trusts && !verifiesElsewhere(site, call)) settings['signature'] = 'unchecked';
  if (acceptsNone(call, options)) settings['algorithm'] = 'none';
  if (Object.keys(settings).length > 0) site.note('token', `${library.title} ${call.name}`, settings, call);
}

function keysOf(site: SettingSite, library: TokenLibrary, call: CallOutline, signs: boolean): readonly PlacedValue[] {
  const context = contextOf(site, call);
  const at = signs ? library.key.sign : library.key.verify;
  const alone = library.keyAlone === true && call.args.length === 1 ? call.args[0] : undefined;
  const value = at < 0 ? undefined : (call.args[at] ?? alone);
  const positional = value === undefined || value.kind === 'object' ? [] : [{ context, value }];
  const named = call.args
    .flatMap((argument) => objectsOf(site.resolver, context, argument))
    .flatMap((placed) => {
      const entry = entryIn(placed.value, ...library.keyOptions);
      return entry === undefined ? [] : [{ context: placed.context, value: entry }];
    });
  return [...positional, ...named];
}

/** Only where payload and options are written out can it be told that neither ends the token. */
function neverEnds(
  site: SettingSite,
  { lifetime, key }: TokenLibrary,
  call: CallOutline,
  options: readonly PlacedValue[],
): boolean {
  const [payload] = call.args;
  if (lifetime === undefined || payload === undefined) return false;
  if (key.sign + 1 < call.args.length && lifetime.options.length > 0 && options.length === 0) return false;
  const context = contextOf(site, call);
  const payloads = objectsOf(site.resolver, context, payload);
  if (payloads.length === 0) return false;
  if (payload.kind === 'name' && isChangedLater(site, call, payload.name)) return false;
  const holds = ({ value }: PlacedValue, keys: readonly string[]): boolean =>
    value.kind !== 'object' ||
    value.spreads.length > 0 ||
    value.entries.some((entry) => keys.includes(entry.key) || entry.computed !== undefined);
  return (
    !payloads.some((placed) => holds(placed, lifetime.claims)) &&
    !options.some((placed) => holds(placed, lifetime.options))
  );
}

/** `payload["exp"] = …`, `to_encode.update({"exp": expire})` */
function isChangedLater({ scope: { outline } }: SettingSite, { fn }: CallOutline, name: string): boolean {
  return (
    outline.bindings.some((binding) => binding.fn === fn && binding.name.startsWith(`${name}.`)) ||
    outline.calls.some((call) => call.fn === fn && call.on?.kind === 'name' && call.on.name === name)
  );
}

/** A token may be read before it is verified: to learn which key it names, or whose it is. */
function verifiesElsewhere({ scope: { outline } }: SettingSite, call: CallOutline): boolean {
  return outline.calls.some(
    (other) => other !== call && /^(?:verify\w*|Parse|ParseWithClaims|decode)$/.test(other.name),
  );
}

/** `verify=False`, `options={"verify_signature": False}`, or an argument that says whether. */
function isUnverified({ verifyArgument }: TokenLibrary, call: CallOutline, options: readonly PlacedValue[]): boolean {
  if (verifyArgument !== undefined) return isWritten(call.args[verifyArgument], 'false');
  return options.some(({ value }) => {
    const inner = entryIn(value, 'options');
    return (
      isWritten(entryIn(value, 'verify'), 'false') ||
      isWritten(entryIn(inner, 'verify_signature'), 'false') ||
      isWritten(entryIn(value, 'verify_signature'), 'false')
    );
  });
}

function acceptsNone({ args }: CallOutline, options: readonly PlacedValue[]): boolean {
  const named = options.flatMap(({ value }) => [entryIn(value, 'algorithm', 'algorithms')]);
  return [...named, ...args.slice(2)].some(isNone);
}

function isNone(value: Value | undefined): boolean {
  if (value?.kind === 'list') return value.items.some(isNone);
  return value?.kind === 'text' && writtenWord(value)?.toLowerCase() === 'none';
}

function readSwitches(site: SettingSite): void {
  for (const { object, call, start, end } of objectsIn(site)) {
    for (const { key, value } of object.entries) {
      const found = Object.hasOwn(tokenSwitches, key) ? tokenSwitches[key] : undefined;
      if (found === undefined || !isWritten(value, key === 'ignoreExpiration' ? 'true' : 'false')) continue;
      site.note('token', call?.name ?? key, { [found[0]]: found[1] }, { start, end });
    }
  }
}

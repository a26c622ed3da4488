import { type CorsLibrary, corsLibraries } from '../../extractors/security/cors-libraries.ts';
import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import { objectsOf } from '../read-options.ts';
import { calledThings, contextOf, entryIn, isWritten, type SettingSite, writtenWord } from './setting-site.ts';

/** Which origins may read answers, and whether with cookies: a library's options, a chain of calls, or settings by name. */
export function readCorsSettings(site: SettingSite): void {
  readCalls(site);
  readChains(site);
  readNamed(site);
}

function readCalls(site: SettingSite): void {
  site.scope.outline.calls.forEach((call, index) => {
    if (!callNames.has(call.name)) return;
    const called = calledThings(site, index);
    for (const library of corsLibraries) {
      // `fastify.register(cors, options)` and `app.add_middleware(CORSMiddleware, …)` hand the library over.
      const handed =
        library.handedTo.includes(call.name) &&
        call.args.some((argument) => isLibrary(site, call, argument, library.modules));
      const own = library.calls.includes(call.name) && called.some(({ module }) => library.modules.test(module));
      if (!handed && !own) continue;
      const options = call.args.flatMap((argument) => objectsOf(site.resolver, contextOf(site, call), argument)).at(-1);
      const object = options?.value;
      const origin = entryIn(object, ...library.origin);
      const credentials = entryIn(object, ...library.credentials);
      if (origin === undefined && object !== undefined && object.kind === 'object' && object.spreads.length > 0)
        continue;
      const any = origin === undefined ? library.opensByDefault : isAny(site.scope.outline, origin);
      if (!any || !isWritten(credentials, 'true')) continue;
      const echoes = echoesBack(library, origin);
      site.note('cors', library.title, { origins: 'any', credentials: 'true', echoes: String(echoes) }, call);
      return;
    }
  });
}

function echoesBack({ echoes }: CorsLibrary, origin: Value | undefined): boolean {
  if (echoes === 'always') return true;
  if (echoes === 'by-function') return origin?.kind === 'function';
  return origin !== undefined && !isStar(origin);
}

const callNames: ReadonlySet<string> = new Set(corsLibraries.flatMap(({ calls, handedTo }) => [...calls, ...handedTo]));

function isLibrary(site: SettingSite, call: CallOutline, value: Value, modules: RegExp): boolean {
  if (value.kind !== 'name' && value.kind !== 'require') return false;
  if (value.kind === 'require') return modules.test(value.from);
  return site.local
    .value(contextOf(site, call), value)
    .some(
      (definition) =>
        definition.kind === 'external' &&
        modules.test(definition.module) &&
        /cors|^$/i.test(definition.path.at(-1) ?? ''),
    );
}

/** `*`, a list with it, `true`, a pattern of everything, a function that agrees with all. */
function isAny(outline: Outline, value: Value): boolean {
  if (value.kind === 'list') return value.items.some((item) => isAny(outline, item));
  if (value.kind === 'function') {
    const { returns = [] } = outline.functions[value.fn] ?? {};
    const answers = outline.calls.filter(
      ({ fn, args }) => fn === value.fn && args.length === 2 && writtenWord(args[0]) === 'null',
    );
    if (answers.length > 0) return answers.every(({ args }) => isWritten(args[1], 'true'));
    return returns.length === 1 && isWritten(returns[0], 'true');
  }
  return isStar(value) || isWritten(value, 'true');
}

function isStar(value: Value): boolean {
  if (value.kind === 'list') return value.items.some(isStar);
  return value.kind === 'text' && /^(?:\*|https?:\/\/\*)$/.test(value.text);
}

/** `allowedOriginPatterns("*")` … `allowCredentials(true)`, in one chain or on one name of one function. */
function readChains(site: SettingSite): void {
  const { calls } = site.scope.outline;
  const opening = calls.filter((call) => opens(site.scope.outline, call));
  for (const call of opening) {
    const partner = calls.find(
      (other) =>
        other.fn === call.fn &&
        /^(?:set)?allowCredentials$/i.test(other.name) &&
        (other.args.length === 0 || isWritten(other.args[0], 'true')) &&
        (other.start === call.start ||
          (other.on?.kind === 'name' && call.on?.kind === 'name' && other.on.name === call.on.name)),
    );
    if (partner !== undefined)
      site.note(
        'cors',
        call.name,
        { origins: 'any', credentials: 'true', echoes: 'true' },
        { start: call.start, end: Math.max(call.end, partner.end) },
      );
  }
}

function opens(outline: Outline, { name, args }: CallOutline): boolean {
  if (/^(?:allowedOriginPatterns?|addAllowedOriginPattern|setAllowedOriginPatterns)$/.test(name))
    return args.some(
      (argument) =>
        isStar(argument) || (argument.kind === 'call' && (outline.calls[argument.call]?.args.some(isStar) ?? false)),
    );
  const [first] = args;
  return name === 'SetIsOriginAllowed' && first?.kind === 'function' && isAny(outline, first);
}

/** Django's settings are names of a module. */
function readNamed(site: SettingSite): void {
  const { bindings, language } = site.scope.outline;
  if (language !== 'python') return;
  const all = bindings.filter(
    ({ fn, name }) => fn === 0 && /^CORS_(?:ALLOW_ALL_ORIGINS|ORIGIN_ALLOW_ALL|ALLOW_CREDENTIALS)$/.test(name),
  );
  const open = all.findLast(({ name }) => name !== 'CORS_ALLOW_CREDENTIALS');
  const credentials = all.findLast(({ name }) => name === 'CORS_ALLOW_CREDENTIALS');
  if (open !== undefined && isWritten(open.value, 'true') && isWritten(credentials?.value, 'true'))
    site.note(
      'cors',
      'django-cors-headers',
      { origins: 'any', credentials: 'true', echoes: 'true' },
      { start: open.at, end: open.end },
    );
}

import { listMakers } from '../../extractors/security/cors-vocabulary.ts';
import { originsIn, together } from '../../model/cors-origins.ts';
import type { CorsPolicy } from '../../model/endpoint.ts';
import type { Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';

type Origins = CorsPolicy['origins'];

const maxDepth = 8;

/** Which origins a value names: `*`, a list, `true`, a function that agrees with all, `AllowOrigin::exact(…)`. */
export function originsOf(resolver: Resolver, context: Context, value: Value, depth = 0): Origins {
  if (depth > maxDepth) return 'unknown';
  switch (value.kind) {
    case 'text':
      return originsIn(value.text);
    case 'literal':
      return value.text === 'true' ? 'reflected' : value.text === 'false' ? [] : 'unknown';
    case 'list':
      return together(value.items.map((item) => originsOf(resolver, context, item, depth + 1)));
    case 'either': {
      const options = value.options.map((option) => originsOf(resolver, context, option, depth + 1));
      return options.includes('unknown') ? 'unknown' : together(options);
    }
    case 'spread':
      return originsOf(resolver, context, value.of, depth + 1);
    case 'function':
      return agreesWithAll(resolver, context.file, value.fn) ? 'reflected' : 'unknown';
    case 'call':
      return calledOrigins(resolver, context, value.call, depth);
    case 'name':
    case 'member':
      return namedOrigins(resolver, context, value, depth);
    default:
      return spelledOut(resolver, context, value);
  }
}

function namedOrigins(resolver: Resolver, context: Context, value: Value, depth: number): Origins {
  const last = value.kind === 'name' ? value.name.split('.').at(-1) : value.kind === 'member' ? value.name : '';
  if (last === 'Any') return 'any';
  if (last === 'True') return 'reflected';
  if (last === 'False') return [];
  // A setting of the environment may say otherwise than its default.
  if ((resolveText(resolver, context, value)?.variables ?? []).length > 0) return 'unknown';
  const definitions = resolver.value(context, value);
  // `CorsConfiguration.ALL`, also imported by itself.
  if (
    last === 'ALL' &&
    definitions.some((each) => each.kind === 'external' && /cors/i.test(`${each.module} ${each.path}`))
  )
    return 'any';
  const found = definitions.flatMap((definition): readonly Origins[] => {
    if (definition.kind === 'function')
      return [agreesWithAll(resolver, definition.file, definition.fn) ? 'reflected' : 'unknown'];
    if (definition.kind !== 'value' || definition.value === value) return [];
    return [originsOf(resolver, definition.context, definition.value, depth + 1)];
  });
  return found.length === 0 ? spelledOut(resolver, context, value) : together(found);
}

function calledOrigins(resolver: Resolver, context: Context, index: number, depth: number): Origins {
  const call = resolver.scopes.get(context.file)?.outline.calls[index];
  if (call === undefined) return 'unknown';
  if (call.name === 'any' || (call.name === 'all' && call.on?.kind === 'name' && /Origins$/.test(call.on.name)))
    return 'any';
  if (call.name === 'mirror_request') return 'reflected';
  if (!listMakers.has(call.name)) return spelledOut(resolver, context, { kind: 'call', call: index });
  const inside = { file: context.file, fn: call.fn };
  // `"https://a".parse::<HeaderValue>().unwrap()` keeps what it is called on, `List.of("https://a")` what it is handed.
  const on = call.on?.kind === 'call' || call.on?.kind === 'text' ? [call.on] : [];
  return together([...on, ...call.args].map((each) => originsOf(resolver, inside, each, depth + 1)));
}

/** What a variable of the environment says is not known, whatever stands in its place. */
function spelledOut(resolver: Resolver, context: Context, value: Value): Origins {
  const found = resolveText(resolver, context, value);
  return found === undefined || found.variables.length > 0 ? 'unknown' : originsIn(found.text);
}

/** `(asked, answer) => answer(null, true)`, `_ => true`. */
function agreesWithAll(resolver: Resolver, file: string, fn: number): boolean {
  const outline = resolver.scopes.get(file)?.outline;
  const answers = (outline?.calls ?? []).filter(
    ({ fn: around, args: [first, second] }) => around === fn && isLiteral(first, 'null') && second !== undefined,
  );
  if (answers.length > 0) return answers.every(({ args }) => isLiteral(args[1], 'true'));
  const { returns = [] } = outline?.functions[fn] ?? {};
  return returns.length === 1 && isLiteral(returns[0], 'true');
}

function isLiteral(value: Value | undefined, text: string): boolean {
  return value?.kind === 'literal' && value.text === text;
}

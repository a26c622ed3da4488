import type { CallOutline, ObjectValue, Value } from '../../syntax/outline.ts';
import type { PlacedValue } from '../read-options.ts';
import { placedNumber } from '../resolve-number.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';

/** When a job runs, where a value that the library makes says it: `CronTrigger(hour=3)`, `{ seconds: 20 }`. */
export function madeTime(resolver: Resolver, { context, value }: PlacedValue, beside: readonly Value[]): string {
  const scope = resolver.scopes.get(context.file);
  if (value.kind === 'object') return intervalOf(value);
  if (value.kind === 'text') {
    const options = beside.find((each) => each.kind === 'object');
    // `add_job(sweep, 'interval', minutes=5)`
    return options?.kind === 'object'
      ? value.text === 'interval'
        ? intervalOf(options)
        : cronOf(options)
      : value.text;
  }
  const call = value.kind === 'call' ? scope?.outline.calls[value.call] : undefined;
  return call === undefined ? '' : timeOfCall(resolver, { file: context.file, fn: call.fn }, call);
}

function timeOfCall(resolver: Resolver, context: PlacedValue['context'], call: CallOutline): string {
  const [first] = call.args;
  if (first === undefined) return '';
  if (first.kind === 'object') return /cron/i.test(call.name) ? cronOf(first) : intervalOf(first);
  const text = resolveText(resolver, context, first)?.text;
  if (/cron/i.test(call.name)) return text ?? '';
  const milliseconds = placedNumber(resolver, { context, value: first });
  if (milliseconds === undefined) return text ?? '';
  // `Duration::from_secs(8)` counts seconds, Go's durations are known in milliseconds.
  return /secs$/i.test(call.name) ? `every ${milliseconds} s` : `every ${milliseconds / 1000} s`;
}

/** `minutes=5`, `{ seconds: 20 }` */
function intervalOf({ entries }: ObjectValue): string {
  const said = entries.flatMap(({ key, value }) =>
    /^(?:milli)?(?:second|minute|hour|day|week)s?$/.test(key) && value.kind === 'literal'
      ? [`${value.text} ${key}`]
      : [],
  );
  return said.length === 0 ? '' : `every ${said.join(' ')}`;
}

const fields = ['minute', 'hour', 'day', 'month', 'day_of_week'] as const;

/** Fields below the smallest that is said are zero, those above it any. */
function cronOf({ entries }: ObjectValue): string {
  const said = new Map(
    entries.flatMap(({ key, value }) => (value.kind === 'literal' || value.kind === 'text' ? [[key, value.text]] : [])),
  );
  const first = fields.findIndex((field) => said.has(field));
  if (first < 0) return '';
  return fields.map((field, index) => said.get(field) ?? (index < first && index < 2 ? '0' : '*')).join(' ');
}

/** The words of a chain that ends where the job is named: `schedule.every(10).minutes.do(sweep)` is every 10 minutes. */
export function chainWords(resolver: Resolver, scope: Scope, call: CallOutline): string {
  const words: string[] = [];
  let at: Value | undefined = call.on;
  while (at !== undefined && words.length < 12) {
    if (at.kind === 'member') {
      words.unshift(at.name.toLowerCase());
      at = at.of;
      continue;
    }
    const link: CallOutline | undefined = at.kind === 'call' ? scope.outline.calls[at.call] : undefined;
    if (link === undefined) break;
    const texts = link.args.flatMap((arg) => resolveText(resolver, { file: scope.file, fn: link.fn }, arg)?.text ?? []);
    // An expression speaks for itself.
    if (/^cron/i.test(link.name)) return texts[0] ?? '';
    words.unshift([link.name.toLowerCase(), ...texts].join(' '));
    at = link.on;
  }
  return words.join(' ');
}

/** What a chain begins with. */
export function chainRoot(scope: Scope, call: CallOutline): Value | undefined {
  let at = call.on;
  for (let depth = 0; at !== undefined && depth < 12; depth++) {
    if (at.kind === 'member') at = at.of;
    else if (at.kind === 'call') at = scope.outline.calls[at.call]?.on;
    else return at;
  }
  return undefined;
}

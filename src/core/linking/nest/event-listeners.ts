import { nestEvents } from '../../extractors/http/nest-events.ts';
import type { CallOutline } from '../../syntax/outline.ts';
import type { Context, Definition } from '../definition.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import { itemsOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';

type Listener = Definition & { kind: 'function' };

const sends: ReadonlySet<string> = new Set(nestEvents.sends);
const modules: readonly string[] = nestEvents.modules;

/** The methods that hear what is told within the process: `events.emit('order.placed', order)`. */
export function eventListeners(
  resolver: Resolver,
  context: Context,
  { on, name, args }: CallOutline,
): readonly Listener[] {
  const [event] = args;
  if (event === undefined || on === undefined || !sends.has(name)) return [];
  const listeners = listenersOf(resolver);
  if (listeners.length === 0 || !resolver.value(context, on).some(isEmitter)) return [];
  const told = resolveText(resolver, context, event)?.text;
  if (told === undefined || told.includes('{}')) return [];
  return listeners.flatMap(({ heard, listener }) => (isHeard(heard, told) ? [listener] : []));
}

function isEmitter(definition: Definition): boolean {
  return (
    definition.kind === 'made' && definition.maker.at(-1) === nestEvents.emitter && modules.includes(definition.module)
  );
}

/** `order.*` hears what has one more part, `order.**` whatever begins so. */
function isHeard(heard: string, told: string): boolean {
  const parts = heard.split('.');
  const names = told.split('.');
  const open = parts.indexOf('**');
  const fixed = open < 0 ? parts : parts.slice(0, open);
  if (open < 0 ? parts.length !== names.length : names.length < fixed.length) return false;
  return fixed.every((part, at) => part === '*' || part === names[at]);
}

interface Heard {
  readonly heard: string;
  readonly listener: Listener;
}

const listenersOf = oncePerWorkspace((resolver): readonly Heard[] => {
  const found: Heard[] = [];
  for (const [file, scope] of resolver.scopes)
    scope.outline.functions.forEach(({ decorators = [], parent }, fn) => {
      for (const { name, args } of decorators) {
        const [event] = args ?? [];
        if (event === undefined || name !== nestEvents.listener || !isListener(resolver, { file, fn: parent }, name))
          continue;
        for (const item of itemsOf(resolver, { file, fn: parent }, event)) {
          const heard = resolveText(resolver, item.context, item.value)?.text;
          if (heard !== undefined) found.push({ heard, listener: { kind: 'function', file, fn } });
        }
      }
    });
  return found;
});

function isListener(resolver: Resolver, context: Context, decorator: string): boolean {
  return resolver.name(context, decorator).some((each) => each.kind === 'external' && modules.includes(each.module));
}

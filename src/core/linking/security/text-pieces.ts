import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';

/** A text that code puts together: what it spells out, and the values in between. */
export type Piece = string | PlacedValue;

const deepest = 5;

/** The pieces of a text, through names, concatenations and formats. A value that is no text is one piece. */
export function textPieces(resolver: Resolver, context: Context, value: Value, depth = 0): readonly Piece[] {
  switch (value.kind) {
    case 'text':
      return [value.text];
    case 'template':
      return value.parts.flatMap((part) => textPieces(resolver, context, part, depth + 1));
    case 'call':
      return callPieces(resolver, context, value, depth);
    case 'name':
      return namePieces(resolver, context, value, depth);
    default:
      return [{ context, value }];
  }
}

/** Names stand for what they are given first, and for what is added later: `sql += …`. */
function namePieces(resolver: Resolver, context: Context, value: Value, depth: number): readonly Piece[] {
  if (depth > deepest) return [{ context, value }];
  const texts = resolver.value(context, value).flatMap((definition) => {
    if (definition.kind !== 'value') return [];
    const { kind } = definition.value;
    if (kind !== 'text' && kind !== 'template' && kind !== 'call') return [];
    return textPieces(resolver, definition.context, withoutItself(definition.value, value), depth + 1);
  });
  return texts.length === 0 ? [{ context, value }] : texts;
}

/** `sql = sql + …` would go round in circles. */
function withoutItself(value: Value, itself: Value): Value {
  if (value.kind !== 'template' || itself.kind !== 'name') return value;
  return { kind: 'template', parts: value.parts.filter((part) => part.kind !== 'name' || part.name !== itself.name) };
}

function callPieces(
  resolver: Resolver,
  context: Context,
  value: Value & { kind: 'call' },
  depth: number,
): readonly Piece[] {
  const call = resolver.scopes.get(context.file)?.outline.calls[value.call];
  const format = call === undefined ? undefined : formatOf(call);
  if (call === undefined || format === undefined || depth > deepest) return [{ context, value }];
  const inside = { file: context.file, fn: call.fn };
  return fill(format.text, format.values).flatMap((piece) =>
    typeof piece === 'string' ? [piece] : textPieces(resolver, inside, piece, depth + 1),
  );
}

interface Format {
  readonly text: string;
  readonly values: readonly Value[];
}

/** `'… {}'.format(x)`, `fmt.Sprintf("… %s", x)`, `String.format(…)`, `sprintf(…)`; trimming leaves a text what it is. */
function formatOf({ on, name, args }: CallOutline): Format | undefined {
  if (name === 'format' && on?.kind === 'text') return { text: on.text, values: args };
  const [first, ...rest] = args;
  if (first?.kind === 'text' && /^(?:Sprintf|sprintf|[Ff]ormat)$/.test(name)) return { text: first.text, values: rest };
  return undefined;
}

/** What a number or a quoted text is asked for cannot be anything else. */
function fill(text: string, values: readonly Value[]): readonly (string | Value)[] {
  let at = 0;
  return text.split(/(%[-+# 0-9.]*[a-zA-Z]|\{\w*(?:,\d+)?\})/).flatMap((part): (string | Value)[] => {
    const isHole = /^(?:%[-+# 0-9.]*[a-zA-Z]|\{\w*(?:,\d+)?\})$/.test(part);
    if (!isHole) return part === '' ? [] : [part];
    const value = values[at++];
    return value === undefined || /^%.*[dfqxX]$/.test(part) ? ['?'] : [value];
  });
}

import { splitTop, type TypeName } from '../split-types.ts';

/** Types that stand for what they are of: `Task<Order>`. */
const transparent = new Set(['Task', 'ValueTask', 'ActionResult', 'Lazy', 'Nullable']);

/** The name in a C# type that a value may be an instance of. */
export function csharpTypeNames(text: string): readonly TypeName[] {
  const bare = text
    .trim()
    .replace(/\?$/, '')
    .replace(/^global::/, '');
  const open = bare.indexOf('<');
  if (open < 0 || !bare.endsWith('>')) return [{ head: bare, args: [] }];
  const head = bare.slice(0, open).trim();
  const args = splitTop(bare.slice(open + 1, -1), ',');
  return transparent.has(head) ? args.slice(0, 1).flatMap(csharpTypeNames) : [{ head, args }];
}

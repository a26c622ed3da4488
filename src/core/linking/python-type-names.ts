import type { TypeName } from './split-types.ts';
import { splitTop } from './split-types.ts';

/** Types that stand for what they are of: `Optional[Order]`, `Iterator[Session]` of a dependency that yields one. */
const transparent = new Set(
  [
    'Annotated Optional Final ClassVar Mapped Required NotRequired ReadOnly Awaitable Generator Iterator Iterable',
    'AsyncGenerator AsyncIterator AsyncIterable ContextManager AsyncContextManager',
  ].flatMap((line) => line.split(' ')),
);

/** The names in a Python annotation that a value may be an instance of. */
export function pythonTypeNames(text: string): readonly TypeName[] {
  return splitTop(text, '|').flatMap((option) => {
    const type = readPythonType(option);
    const name = type.head.split('.').at(-1) ?? type.head;
    if (name === 'Union') return type.args.flatMap(pythonTypeNames);
    if (transparent.has(name)) return type.args.slice(0, 1).flatMap(pythonTypeNames);
    return [type];
  });
}

/** `Repository["Order"]` is `Repository` of `Order`: quotes only put off the look-up. */
function readPythonType(text: string): TypeName {
  const bare = text.trim().replace(/^(["'])(.*)\1$/, '$2');
  const open = bare.indexOf('[');
  if (open < 0 || !bare.endsWith(']')) return { head: bare, args: [] };
  return { head: bare.slice(0, open).trim(), args: splitTop(bare.slice(open + 1, -1), ',') };
}

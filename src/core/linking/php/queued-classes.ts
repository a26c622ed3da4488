import type { ClassPlace } from '../annotated/hierarchy.ts';
import type { Definition } from '../definition.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';

/** A class that a queue or an event hands its messages to. */
export interface Handler {
  readonly broker: string;
  /** Full name of the class of the message. */
  readonly message: string;
  readonly place: FunctionPlace;
  readonly at: number;
  readonly end: number;
}

/** Jobs, listeners and message handlers of a workspace, by what they take. */
export const handlersOf = oncePerWorkspace((resolver): readonly Handler[] => {
  const found: Handler[] = [];
  for (const scope of resolver.scopes.values()) {
    if (scope.outline.language !== 'php') continue;
    for (const cls of scope.outline.classes.keys()) found.push(...handlersIn(resolver, scope, cls));
  }
  return found;
});

function handlersIn(resolver: Resolver, scope: Scope, cls: number): readonly Handler[] {
  const outline = scope.outline.classes[cls];
  if (outline === undefined || outline.kind !== 'class' || outline.name === '') return [];
  const place = (fn: number, broker: string, message: string): Handler => ({
    broker,
    message,
    place: { file: scope.file, fn },
    at: outline.at,
    end: outline.at,
  });
  const handle = scope.method(cls, 'handle');
  const invoke = scope.method(cls, '__invoke');
  const queued = extendsOne(resolver, scope, cls, /^Illuminate\\Contracts\\Queue\\ShouldQueue/);
  const taken = handle === undefined ? undefined : messageOf(resolver, scope, handle);
  if (handle !== undefined && taken !== undefined && /(?:^|\/)Listeners\//.test(scope.file))
    return [place(handle, queued ? 'laravel-queue' : 'laravel-events', taken)];
  if (handle !== undefined && queued && !/(?:^|\/)Listeners\//.test(scope.file))
    return [place(handle, 'laravel-queue', fullName(scope, cls))];
  const marked = outline.decorators.some(({ name }) => /(?:^|\\)AsMessageHandler$/.test(name));
  const handles = marked || extendsOne(resolver, scope, cls, /MessageHandlerInterface$/);
  const sent = invoke === undefined || !handles ? undefined : messageOf(resolver, scope, invoke);
  const invoked = invoke === undefined || sent === undefined ? [] : [place(invoke, 'symfony-messenger', sent)];
  const methods = scope.outline.functions.flatMap((fn, index) => {
    const isHandler =
      fn.cls === cls && fn.decorators?.some(({ name }) => /(?:^|\\)AsMessageHandler$/.test(name)) === true;
    const message = isHandler ? messageOf(resolver, scope, index) : undefined;
    return message === undefined ? [] : [place(index, 'symfony-messenger', message)];
  });
  return [...invoked, ...methods];
}

/** The class of the first parameter. */
function messageOf(resolver: Resolver, scope: Scope, fn: number): string | undefined {
  const type = scope.outline.functions[fn]?.parameters[0]?.type;
  const definitions = type === undefined ? [] : resolver.type({ file: scope.file, fn }, type);
  for (const definition of definitions) {
    const name = messageName(resolver, definition);
    if (name !== undefined) return name;
  }
  return undefined;
}

/** Full name of a class of the workspace. */
export function messageName(resolver: Resolver, definition: Definition): string | undefined {
  if (definition.kind !== 'instance' && definition.kind !== 'class') return undefined;
  const scope = resolver.scopes.get(definition.file);
  return scope && fullName(scope, definition.cls);
}

export function fullName(scope: Scope, cls: number): string {
  const name = scope.outline.classes[cls]?.name ?? '';
  return scope.outline.package === undefined ? name : `${scope.outline.package}\\${name}`;
}

function extendsOne(resolver: Resolver, scope: Scope, cls: number, form: RegExp, depth = 0): boolean {
  if (depth > 6) return false;
  return (scope.outline.classes[cls]?.bases ?? []).some((base) =>
    resolver.name({ file: scope.file, fn: 0 }, base).some((definition) => {
      if (definition.kind === 'external') return form.test(`${definition.module}\\${definition.path[0]}`);
      const above = definition.kind === 'class' ? resolver.scopes.get(definition.file) : undefined;
      return (
        definition.kind === 'class' &&
        above !== undefined &&
        extendsOne(resolver, above, definition.cls, form, depth + 1)
      );
    }),
  );
}

/** What takes the messages of a class. */
export function handledBy(resolver: Resolver, { file, cls }: ClassPlace): readonly Handler[] {
  const scope = resolver.scopes.get(file);
  const name = scope === undefined ? undefined : fullName(scope, cls);
  return handlersOf(resolver).filter(({ message }) => message === name);
}

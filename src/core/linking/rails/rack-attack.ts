import type { CallOutline } from '../../syntax/outline.ts';
import { isInside } from '../guards/guard-by-body.ts';
import type { GuardUse } from '../http/route.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';

/** A limit of Rack::Attack, for the requests that its block looks at. */
export interface Throttle {
  /** Folder of the application that sets it. */
  readonly root: string;
  readonly guard: GuardUse;
  /** It counts whatever is asked for. */
  readonly general: boolean;
  appliesTo(method: string, path: string): boolean;
}

/** `Rack::Attack.throttle('logins', limit: 5, period: 1.minute) { |req| req.ip if req.path == '/login' && req.post? }` */
export const throttles = oncePerWorkspace((resolver: Resolver): readonly Throttle[] => {
  const found: Throttle[] = [];
  for (const [file, scope] of resolver.scopes) {
    if (scope.outline.language !== 'ruby') continue;
    for (const call of scope.outline.calls) {
      const block = call.args.at(-1);
      if (call.name !== 'throttle' || block?.kind !== 'function' || !isAttack(scope, call)) continue;
      const [name] = call.args;
      const value = { kind: 'name', name: 'Rack.Attack' } as const;
      const title = name?.kind === 'text' ? `Rack::Attack '${name.text}'` : 'Rack::Attack';
      const place = { level: 'application', file, at: call.start, end: call.start } as const;
      const guard: GuardUse = { context: { file, fn: 0 }, value, name: title, kind: 'rate-limit', ...place };
      const general = !scope.outline.calls.some(
        ({ name: asked, fn }) => asked === 'path' && isInside(scope, fn, block.fn),
      );
      found.push({ root: rootOf(file), guard, general, appliesTo: looksAt(scope, block.fn) });
    }
  }
  return found;
});

function isAttack(scope: Scope, { on, fn }: CallOutline): boolean {
  if (on?.kind === 'name' && on.name !== 'this') return on.name === 'Rack.Attack';
  const cls = scope.classAround(fn);
  const outline = cls === undefined ? undefined : scope.outline.classes[cls];
  if (outline?.name === 'Rack::Attack') return true;
  return (
    outline?.name === 'Attack' && outline.outer !== undefined && scope.outline.classes[outline.outer]?.name === 'Rack'
  );
}

/** `config/initializers/rack_attack.rb` belongs to the folder above `config`. */
function rootOf(file: string): string {
  const at = file.search(/(?:^|\/)(?:config|lib|app)\//);
  return at <= 0 ? '' : file.slice(0, at);
}

/** What a block takes to tell one asker from another. */
const counting: ReadonlySet<string> = new Set([
  'ip',
  'remote_ip',
  'env',
  '[]',
  'params',
  'to_s',
  'downcase',
  'presence',
  'strip',
]);

const verbs: Readonly<Record<string, string>> = {
  'get?': 'GET',
  'post?': 'POST',
  'put?': 'PUT',
  'patch?': 'PATCH',
  'delete?': 'DELETE',
};

/** What the block compares the path and the method with; one that compares nothing counts every request. */
function looksAt(scope: Scope, block: number): Throttle['appliesTo'] {
  const calls = scope.outline.calls.filter(({ fn }) => isInside(scope, fn, block));
  const asked = calls.some(({ name }) => name === 'path' || name === 'fullpath');
  const methods = calls.flatMap(({ name }) => (Object.hasOwn(verbs, name) ? (verbs[name] ?? []) : []));
  const starts = calls.flatMap(({ name, args }) =>
    /^starts?_with\?$/.test(name) ? args.flatMap((value) => (value.kind === 'text' ? [value.text] : [])) : [],
  );
  const whole = comparedWith(scope, block);
  const others = calls.some(({ name }) => !Object.hasOwn(verbs, name) && !counting.has(name));
  return (method, path) => {
    if (methods.length > 0 && !methods.includes(method)) return false;
    // What else is looked at, such as who asks, may leave most requests alone.
    if (!asked) return !others;
    return whole.includes(path) || starts.some((start) => path.startsWith(start));
  };
}

/** Texts that the block holds a path against. */
function comparedWith(scope: Scope, block: number): readonly string[] {
  return scope.outline.calls
    .filter(({ name, fn }) => name === '==' && isInside(scope, fn, block))
    .flatMap(({ on, args }) => [on, ...args].flatMap((side) => (side?.kind === 'text' ? [side.text] : [])));
}

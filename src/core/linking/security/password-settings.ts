import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { SettingSite } from './setting-site.ts';

/** Passwords that are kept as they are, or by a digest that is made to be fast. */
export function readPasswordSettings(site: SettingSite): void {
  const { calls } = site.scope.outline;
  for (const call of calls) {
    const plain =
      call.on?.kind === 'name' && /(?:^|\.)NoOpPasswordEncoder$/.test(call.on.name) && call.name === 'getInstance';
    const digest = plain ? undefined : digestOf(calls, call);
    if (plain) site.note('crypto', 'NoOpPasswordEncoder', { passwords: 'plain' }, call);
    else if (digest !== undefined && call.args.some((argument) => isPassword(calls, argument, 0)))
      site.note('crypto', digest, { passwords: 'fast' }, call);
  }
}

/** `md5(x)`, `hashlib.md5(x)`, `createHash('md5').update(x)`, `Digest::MD5.hexdigest(x)`, `md5.Sum(x)` */
function digestOf(calls: readonly CallOutline[], { name, on }: CallOutline): string | undefined {
  const own = /^(md5|sha1)(?:Hex|_hex|sum)?$/i.exec(name)?.[1];
  if (own !== undefined) return own.toUpperCase();
  if (!/^(?:Sum|hexdigest|digest|base64digest|HashData|ComputeHash|update)$/.test(name)) return undefined;
  const making = on?.kind === 'call' ? calls[on.call] : undefined;
  const [algorithm] = making?.args ?? [];
  const said =
    making === undefined
      ? on?.kind === 'name'
        ? on.name
        : ''
      : algorithm?.kind === 'text' && /^createHash$|^new$|^getInstance$/.test(making.name)
        ? algorithm.text
        : '';
  return /(?:^|[.:])(md5|sha-?1)$/i.exec(said)?.[1]?.toUpperCase();
}

function isPassword(calls: readonly CallOutline[], value: Value, depth: number): boolean {
  if (depth > 3) return false;
  switch (value.kind) {
    case 'name':
    case 'member':
      return /^\$?(?:(?:new|plain|raw|user|old|current)_?)*(?:password|passwd|pwd)$/i.test(
        value.name.split('.').at(-1) ?? '',
      );
    case 'template':
      return value.parts.some((part) => isPassword(calls, part, depth + 1));
    case 'call': {
      const call = calls[value.call];
      if (
        call === undefined ||
        !/^(?:encode|byte|\[\]byte|getBytes|GetBytes|from|bytes|toString|trim)$/.test(call.name)
      )
        return false;
      return [...call.args, ...(call.on === undefined ? [] : [call.on])].some((inner) =>
        isPassword(calls, inner, depth + 1),
      );
    }
    default:
      return false;
  }
}

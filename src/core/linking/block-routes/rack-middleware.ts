import { rackGuards } from '../../extractors/http/rack-guards.ts';
import type { GuardKind } from '../../model/endpoint.ts';
import type { Value } from '../../syntax/outline.ts';
import type { GuardUse } from '../http/route.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';

/** `use Rack::Auth::Basic do … end` of a class, a file or `config.ru`: every request passes it. */
export function rackMiddleware(resolver: Resolver, { file, fn }: FunctionPlace): readonly GuardUse[] {
  const calls = resolver.scopes.get(file)?.outline.calls ?? [];
  return calls.flatMap((call): readonly GuardUse[] => {
    const [value] = call.args;
    if (call.name !== 'use' || call.on !== undefined || call.fn !== fn || value?.kind !== 'name') return [];
    const name = value.name.replaceAll('.', '::');
    const kind = Object.hasOwn(rackGuards, name) ? rackGuards[name] : refusingKind(resolver, { file, fn }, value);
    if (kind === undefined) return [];
    const place = { level: 'application', file, at: call.start, end: call.start } as const;
    return [{ context: { file, fn }, value, name, kind, ...place }];
  });
}

const statusKinds: Readonly<Record<string, GuardKind>> = {
  '401': 'authentication',
  '403': 'authorization',
  '429': 'rate-limit',
};

/** A class of the workspace whose `call` may answer `[401, headers, body]` itself. */
function refusingKind(resolver: Resolver, place: FunctionPlace, value: Value): GuardKind | undefined {
  for (const definition of resolver.value(place, value)) {
    if (definition.kind !== 'class') continue;
    const functions = resolver.scopes.get(definition.file)?.outline.functions ?? [];
    const answers = functions.filter(({ cls }) => cls === definition.cls).flatMap(({ returns }) => returns);
    for (const answer of answers) {
      const status = answer.kind === 'list' ? answer.items[0] : undefined;
      const kind = status?.kind === 'literal' ? statusKinds[status.text] : undefined;
      if (kind !== undefined) return kind;
    }
  }
  return undefined;
}

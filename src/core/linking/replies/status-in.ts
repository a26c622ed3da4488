import { statusModules, statusOfName } from '../../extractors/replies/status-names.ts';
import type { PlacedValue } from '../read-options.ts';
import { placedNumber } from '../resolve-number.ts';
import type { Resolver } from '../resolver.ts';

/** A status as far as the code spells it out: `404`, `HttpStatus.NOT_FOUND`, `error.status ?? 500`. */
export function statusIn(resolver: Resolver, placed: PlacedValue): number | undefined {
  const named = namedStatus(resolver, placed);
  if (named !== undefined) return named;
  const number = placedNumber(resolver, placed);
  return number !== undefined && Number.isInteger(number) && number >= 100 && number <= 599 ? number : undefined;
}

function namedStatus(resolver: Resolver, { context, value }: PlacedValue): number | undefined {
  if (value.kind !== 'name' && value.kind !== 'member') return undefined;
  for (const definition of resolver.value(context, value)) {
    const numbered =
      definition.kind === 'external' ? /^HTTP_(\d{3})_/.exec(definition.path.at(-1) ?? '')?.[1] : undefined;
    if (numbered !== undefined) return Number(numbered);
    const spelled =
      definition.kind === 'external' && definition.module.includes('\\') ? definition.path.at(-1) : undefined;
    const constant = spelled === undefined ? undefined : statusOfName(spelled.replace(/^HTTP_/, ''));
    if (constant !== undefined) return constant;
    if (definition.kind !== 'external' || !statusModules.includes(definition.module)) continue;
    const status = statusOfName(definition.path.at(-1)?.replace(/^(?:HTTP_STATUS_|Status(?=[A-Z]))/, '') ?? '');
    if (status !== undefined) return status;
  }
  return undefined;
}

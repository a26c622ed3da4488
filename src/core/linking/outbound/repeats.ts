import { calleesOf } from '../call-sites.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import type { PlacedValue } from '../read-options.ts';
import { placedNumber } from '../resolve-number.ts';
import type { Resolver } from '../resolver.ts';
import type { ClientCall } from './client-call.ts';
import type { InstanceSettings } from './instance-options.ts';
import { stepsOn } from './pending-steps.ts';
import { type Options, optionOf } from './request-options.ts';

/** Whether the library itself sends a failed request again. */
export function repeats(
  resolver: Resolver,
  request: ClientCall,
  options: Options | undefined,
  instance: InstanceSettings | undefined,
): boolean {
  const { vocabulary, site } = request;
  if (stepsOn(resolver, site, vocabulary.steps.retry).length > 0) return true;
  const keys = vocabulary.options.retry;
  const option = optionOf(resolver, options, keys) ?? optionOf(resolver, instance?.options, keys);
  if (option !== undefined) return !isOff(resolver, option);
  return vocabulary.retries || retriedOwners(resolver).has(ownerOf(request));
}

function isOff(resolver: Resolver, option: PlacedValue): boolean {
  const limit = placedNumber(resolver, option) ?? placedNumber(resolver, optionOf(resolver, option, ['limit']));
  return limit === 0 || (option.value.kind === 'literal' && option.value.text === 'false');
}

/** The library itself, or the place where the instance was made. */
function ownerOf({ instance, module }: ClientCall): string {
  const origin = instance?.origin;
  return origin === undefined ? module : `${origin.file}#${origin.call}`;
}

/** `axiosRetry(http, { retries: 3 })`: instances that a package teaches to repeat. */
const retriedOwners = oncePerWorkspace((resolver): ReadonlySet<string> => {
  const owners = new Set<string>();
  for (const [file, scope] of resolver.scopes)
    scope.outline.calls.forEach((call, index) => {
      const [client] = call.args;
      if (client === undefined || !teaches(resolver, file, index, call.name)) return;
      for (const definition of resolver.value({ file, fn: call.fn }, client)) {
        if (definition.kind === 'external') owners.add(definition.module);
        else if (definition.kind === 'made' && definition.origin !== undefined)
          owners.add(`${definition.origin.file}#${definition.origin.call}`);
      }
    });
  return owners;
});

const teachers: ReadonlySet<string> = new Set(['axios-retry', 'retry-axios']);

function teaches(resolver: Resolver, file: string, index: number, name: string): boolean {
  if (!/retry|attach|rax/i.test(name)) return false;
  return calleesOf(resolver, file, index).some((callee) => callee.kind === 'external' && teachers.has(callee.module));
}

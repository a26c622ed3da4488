import type { Call } from '../../model/call.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { joined, nameSet } from '../words/words-of.ts';

export const unknownHost = 'an unknown host';

/** The name by which people know what is called: the service, else the host. */
export function targetOf(index: SystemIndex, call: Call): string {
  const component = call.to === undefined ? undefined : index.component(call.to);
  return component?.name ?? call.host ?? unknownHost;
}

const questions = nameSet(
  `search query lookup verify validate check introspect token login authorize authenticate session quote estimate
   calculate preview render translate graphql batch-get`,
);

/** Changes something on the other side. Many APIs ask questions with POST, and their paths say so. */
export function isMutating(call: Call): boolean {
  if (call.protocol !== 'http' || !['POST', 'PUT', 'PATCH', 'DELETE'].includes(call.method)) return false;
  const last =
    call.path
      .split('?')[0]
      ?.split(/[/:]/)
      .findLast((segment) => segment !== '') ?? '';
  return !questions.has(joined(last));
}

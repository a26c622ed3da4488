import { oncePerWorkspace } from '../once-per-workspace.ts';
import type { Resolver } from '../resolver.ts';
import { consumeCallAt } from './broker-call.ts';

/** Whether a function asks a broker for messages itself: its loop handles one after the other as they come. */
export function takesMessages(resolver: Resolver, file: string, fn: number): boolean {
  return asking(resolver).has(`${file}#${fn}`);
}

const asking = oncePerWorkspace((resolver): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const [file, scope] of resolver.scopes)
    scope.outline.calls.forEach((call, index) => {
      if (consumeCallAt(resolver, { file, call: index })?.form.callback === 'around') found.add(`${file}#${call.fn}`);
    });
  return found;
});

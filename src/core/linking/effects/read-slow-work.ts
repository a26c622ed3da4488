import { slowCalls } from '../../extractors/effects/slow-work.ts';
import { calleesOf } from '../call-sites.ts';
import { oncePerOutline } from '../once-per-outline.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import type { OperationVisit } from '../operations/operation-visit.ts';
import { isScript } from '../script-languages.ts';
import { addEffect } from './add-effect.ts';

const callNames: ReadonlySet<string> = new Set(slowCalls.flatMap(({ calls }) => calls));

const slowIn = oncePerOutline(({ calls }) =>
  calls.flatMap((call, index) => (callNames.has(call.name) ? [{ call, index }] : [])),
);

/** Work that takes seconds and that the operation waits for. */
export function readSlowWork(visit: OperationVisit, facts: OperationFacts): void {
  const { resolver, scope } = visit;
  const { language } = scope.outline;
  slowIn(scope.outline).forEach(({ call, index }) => {
    if (!visit.belongs(call.fn)) return;
    // Nobody waits for what is begun and left to itself.
    if (isScript(language) && call.awaited !== true) return;
    for (const callee of calleesOf(resolver, scope.file, index)) {
      if (callee.kind !== 'external' && callee.kind !== 'made') continue;
      const slow = slowCalls.find(
        ({ languages, modules, calls }) =>
          languages.includes(language) && modules.includes(callee.module) && calls.includes(call.name),
      );
      if (slow === undefined) continue;
      addEffect(
        facts,
        visit.operation,
        'slow-work',
        `${lastPart(callee.module)}.${call.name}`,
        slow.work,
        visit.evidence(call.start, call.end),
      );
      return;
    }
  });
}

function lastPart(module: string): string {
  return module.split(/[./]/).at(-1) ?? module;
}

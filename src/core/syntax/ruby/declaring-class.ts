import type { ClassDraft } from '../outline-draft.ts';
import type { Reader } from '../reader.ts';

/** Calls whose block speaks for the class around it, or for the one that a module is included in. */
const transparent = new Set(['included', 'prepended', 'class_eval', 'with_options']);

/** The class that is being defined right here, outside of its methods. */
export function declaringClass(reader: Reader): ClassDraft | undefined {
  const { functions, classes, calls } = reader.outline;
  for (let fn = functions[reader.scope.fn]; fn !== undefined; fn = functions[fn.parent]) {
    if (fn.cls !== undefined) return fn.name === '' ? classes[fn.cls] : undefined;
    const call = fn.argumentOf === undefined ? undefined : calls[fn.argumentOf];
    if (call === undefined || !transparent.has(call.name)) return undefined;
  }
  return undefined;
}

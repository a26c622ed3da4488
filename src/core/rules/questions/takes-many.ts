import type { Call } from '../../model/call.ts';
import type { SystemIndex } from '../../model/system-index.ts';

/** A request that consists of lists is made for many items at once: who counts while repeating it goes from portion to portion. */
export function takesMany(index: SystemIndex, { endpoint, loop }: Call): boolean {
  if (loop?.counted !== true) return false;
  const request = endpoint === undefined ? undefined : index.endpoint(endpoint)?.request;
  if (request?.type === 'array') return true;
  return (
    request?.type === 'object' &&
    request.fields.length > 0 &&
    request.fields.every(({ shape }) => shape.type === 'array')
  );
}

import { hasSameFields } from '../../model/changed-places.ts';
import type { System } from '../../model/system.ts';

/** Whether `serviceView` says the same of both but for its marks: nothing changed that it looks at. */
export function looksAlike(before: System, now: System): boolean {
  return (
    before.name === now.name &&
    before.components === now.components &&
    before.channels === now.channels &&
    hasSameFields(before.connections, now.connections, ['from', 'to', 'kind']) &&
    hasSameFields(before.endpoints, now.endpoints, ['id', 'service', 'role', 'path']) &&
    hasSameFields(before.tables, now.tables, ['store', 'role']) &&
    hasSameFields(before.calls, now.calls, ['from', 'to', 'method', 'path', 'endpoint'])
  );
}

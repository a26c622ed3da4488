import { schemaSettings } from '../../extractors/data/schema-settings.ts';
import type { SchemaChange } from '../../model/component.ts';
import { filesWith } from '../files-with.ts';
import type { LinkInput } from '../link-input.ts';
import type { ModuleSettings } from '../module-settings.ts';

/** What settings let each service do to its schema when it starts; of several files all have to agree that it changes. */
export function schemaChanges(
  input: LinkInput,
  settings: ModuleSettings,
  serviceOf: (file: string) => string | undefined,
): ReadonlyMap<string, SchemaChange> {
  const changes = new Map<string, SchemaChange>();
  const left = new Set<string>();
  for (const { file, facts } of filesWith(input.files, 'settings')) {
    const service = serviceOf(file);
    if (service === undefined) continue;
    const own = facts.flatMap((fact) => (fact.kind === 'settings' ? fact.settings : []));
    if (own.some(({ key, value }) => libraryOf(key) !== undefined && !isChange(settings.fill(file, value))))
      left.add(service);
    for (const { key, value, file: of, at, end } of settings.of(file)) {
      const by = of === file ? libraryOf(key) : undefined;
      if (by !== undefined && isChange(value))
        changes.set(service, { by, mode: value.trim().toLowerCase(), evidence: input.evidence(file, at, end) });
    }
  }
  for (const service of left) changes.delete(service);
  return changes;
}

function isChange(mode: string): boolean {
  return changing.test(mode.trim().toLowerCase());
}

const changing = /^(?:update|create|create-drop|drop-and-create)$/;

/** Spring takes words joined by dashes, by underscores, or in camel case. */
function libraryOf(key: string): string | undefined {
  const plain = (text: string): string => text.toLowerCase().replace(/[-_]/g, '');
  return schemaSettings.find((known) => plain(known) === plain(key)) === undefined ? undefined : 'Hibernate';
}

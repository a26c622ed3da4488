import type { Effect } from '../../model/effect.ts';
import { filesWith } from '../files-with.ts';
import type { Ask } from '../islands/answers-again.ts';
import type { LinkInput } from '../link-input.ts';
import { localResolver } from '../narrow-resolver.ts';
import { numberedIds } from '../numbered-ids.ts';
import type { Resolver } from '../resolver.ts';
import { readCookieSettings } from './cookie-settings.ts';
import { readCorsSettings } from './cors-settings.ts';
import { readCsrfSettings } from './csrf-settings.ts';
import { readDebugSettings } from './debug-settings.ts';
import { readExposedErrors } from './exposed-errors.ts';
import { readPasswordSettings } from './password-settings.ts';
import { readSecretSettings } from './secret-settings.ts';
import type { SettingSite } from './setting-site.ts';
import { readStartLogs } from './start-logs.ts';
import { readTlsSettings } from './tls-settings.ts';
import { readTokenSettings } from './token-settings.ts';
import { readUploadSettings } from './upload-settings.ts';

/** Reads one kind of setting off a file. */
type SettingReader = (site: SettingSite) => void;

const readers: readonly SettingReader[] = [
  readCorsSettings,
  readTokenSettings,
  readTlsSettings,
  readCookieSettings,
  readCsrfSettings,
  readPasswordSettings,
  readUploadSettings,
  readDebugSettings,
  readSecretSettings,
  readExposedErrors,
  readStartLogs,
];

/** What a file sets about safety, whichever service it belongs to. */
export type SettingNote = Pick<Effect, 'kind' | 'name' | 'settings' | 'evidence'>;

/**
 * What files set about safety, wherever in them it stands. Each belongs to the service whose folder holds the file. `ask`
 * gives what a file is known to set.
 */
export function readSettings(
  input: LinkInput,
  resolver: Resolver,
  serviceOf: (file: string) => string | undefined,
  ask: Ask<readonly SettingNote[]>,
): readonly Effect[] {
  const effects: Effect[] = [];
  const idOn = numberedIds();
  const local = localResolver(resolver);
  for (const file of resolver.scopes.keys()) {
    const service = serviceOf(file);
    if (service === undefined) continue;
    const role = input.files.get(file)?.role ?? 'system';
    for (const { kind, name, ...note } of ask(file, () => settingsIn(input, resolver, local, file))) {
      const id = idOn(`effect:${file}:${kind} ${name}`);
      effects.push({ id, service, kind, name, ...note, provenance: 'extracted', role });
    }
  }
  return effects;
}

function settingsIn(input: LinkInput, resolver: Resolver, local: Resolver, file: string): readonly SettingNote[] {
  const scope = resolver.scopes.get(file);
  if (scope === undefined) return none;
  const notes: SettingNote[] = [];
  const quote = (at: number, end: number) => input.evidence(file, at, end);
  for (const read of readers)
    read({
      resolver,
      local,
      scope,
      quote,
      note: (kind, name, settings, { start, end }) => {
        notes.push({ kind, name, settings, evidence: [quote(start, end)] });
      },
    });
  return notes.length === 0 ? none : notes;
}

/** Most files set nothing. */
const none: readonly SettingNote[] = [];

/** What images and files of settings hold. */
export function readSecrets(input: LinkInput, serviceOf: (file: string) => string | undefined): readonly Effect[] {
  const idOn = numberedIds();
  return filesWith(input.files, 'secret').flatMap(({ file, role, facts }) =>
    facts.flatMap((fact): readonly Effect[] => {
      if (fact.kind !== 'secret') return [];
      const { place, name, evidence } = fact;
      const id = idOn(`effect:${file}:secret ${name}`);
      const service = serviceOf(file) ?? '';
      return [
        { id, service, kind: 'secret', name, settings: { place }, evidence: [evidence], provenance: 'extracted', role },
      ];
    }),
  );
}

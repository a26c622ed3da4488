import { folderOf } from '../../model/workspace-path.ts';
import { redactValue } from '../../syntax/redact-value.ts';
import { secretKind } from '../../syntax/secrets/secret-kind.ts';
import type { Extractor } from '../extractor.ts';
import { settingsIn } from './spring-setting-files.ts';

/** `application.yml`, `application.properties` and their `bootstrap` forebears; not those of single profiles. */
export const springSettings: Extractor = {
  id: 'spring-settings',
  title: 'Spring Boot settings',
  group: 'infra',
  applies: (file) => /(?:^|\/)(?:application|bootstrap)\.(?:ya?ml|properties)$/.test(file.path),
  extract: (file) => {
    const settings = settingsIn(file);
    const withoutSecrets = settings.map((setting) => ({ ...setting, value: redactValue(setting.key, setting.value) }));
    const secrets = settings
      .filter(({ key, value }) => secretKind(key.split('.').at(-1) ?? key, value, false) !== undefined)
      .map(({ key, at, end }) => ({
        kind: 'secret' as const,
        place: 'settings' as const,
        name: key,
        evidence: file.evidence(at, end),
      }));
    return {
      facts: [{ kind: 'settings', folder: moduleOf(file.path), settings: withoutSecrets }, ...secrets],
      problems: [],
    };
  },
};

/** `orders` of `orders/src/main/resources/application.yml`. */
function moduleOf(path: string): string {
  return folderOf(path).replace(/(?:^|\/)(?:src\/main\/)?resources(?:\/config)?$|(?:^|\/)config$/, '');
}

import { folderOf } from '../../model/workspace-path.ts';
import { redactValue } from '../../syntax/redact-value.ts';
import { isChosenPassword } from '../../syntax/secrets/chosen-password.ts';
import { secretKind } from '../../syntax/secrets/secret-kind.ts';
import type { Extractor, ReadFile } from '../extractor.ts';
import type { SecretFact, Setting, SettingsFact } from '../fact.ts';
import { settingsIn, settingsOfProfiles } from './spring-setting-files.ts';

const names = /(?:^|\/)(?:application|bootstrap)(?:-([\w-]+))?\.(?:ya?ml|properties)$/;

/** `application.yml`, `application-docker.properties` of a profile, and their `bootstrap` forebears. */
export const springSettings: Extractor = {
  id: 'spring-settings',
  title: 'Spring Boot settings',
  group: 'infra',
  applies: (file) => names.test(file.path),
  extract: (file) => {
    const settings = settingsIn(file);
    const folder = moduleOf(file.path);
    const profile = names.exec(file.path)?.[1];
    const own: SettingsFact = { kind: 'settings', folder, profile, settings: withoutSecrets(settings) };
    const others = settingsOfProfiles(file).map(
      (each): SettingsFact => ({
        kind: 'settings',
        folder,
        profile: each.profile,
        settings: withoutSecrets(each.settings),
      }),
    );
    return {
      facts: [
        own,
        ...others,
        ...(profile === undefined ? [...secretsIn(file, settings), ...fallbacksIn(file, settings)] : []),
      ],
      problems: [],
    };
  },
};

function withoutSecrets(settings: readonly Setting[]): readonly Setting[] {
  return settings.map((setting) => ({ ...setting, value: redactValue(setting.key, setting.value) }));
}

/** Of what is meant for the usual run; profiles are those of developers as often. */
function secretsIn(file: ReadFile, settings: readonly Setting[]): readonly SecretFact[] {
  return settings
    .filter(({ key, value }) => {
      const name = key.split('.').at(-1) ?? key;
      return secretKind(name, value, false) !== undefined || (/pass|pwd/i.test(name) && isChosenPassword(value));
    })
    .map(({ key, at, end }) => ({ kind: 'secret', place: 'settings', name: key, evidence: file.evidence(at, end) }));
}

/** `${JWT_SECRET:…}` of a key that signs: passwords of databases stand there for developers, who need no key that lasts. */
function fallbacksIn(file: ReadFile, settings: readonly Setting[]): readonly SecretFact[] {
  return settings.flatMap(({ key, value, at, end }): readonly SecretFact[] => {
    const fallback = /^\$\{[\w.-]+:([^${}\s]+)\}$/.exec(value)?.[1];
    if (fallback === undefined || fallback.length < shortestKey || !signing.test(key)) return [];
    const quoted = file.evidence(at, end);
    // With a variable before it, it looks like a hole that somebody fills.
    const evidence = { ...quoted, text: quoted.text.replaceAll(fallback, redactValue('secret', fallback)) };
    return [{ kind: 'secret', place: 'fallback', name: key, evidence }];
  });
}

const shortestKey = 8;
const signing = /(?:jwt|token|sign(?:ing|ature)?|hmac)[\w.-]*[._-]?(?:secret|key)$|[._-]secret(?:[._-]?key)?$/i;

/** `orders` of `orders/src/main/resources/application.yml`. */
function moduleOf(path: string): string {
  return folderOf(path).replace(/(?:^|\/)(?:src\/main\/)?resources(?:\/config)?$|(?:^|\/)config$/, '');
}

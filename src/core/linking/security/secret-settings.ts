import type { Value } from '../../syntax/outline.ts';
import { secretKind } from '../../syntax/secrets/secret-kind.ts';
import { entryIn, objectsIn, type SettingSite } from './setting-site.ts';

/** Keys and passwords that are written into code: by the look of a token, or by name and letters. Only the name is kept. */
export function readSecretSettings(site: SettingSite): void {
  const { outline, file } = site.scope;
  if (trial.test(file)) return;
  const seen = new Set<number>();
  const look = (
    name: string,
    value: Value,
    place: { readonly start: number; readonly end: number },
    login: boolean,
  ): void => {
    if (value.kind !== 'text' || seen.has(place.start)) return;
    const kind = secretKind(name, value.text, login);
    if (kind === undefined) return;
    seen.add(place.start);
    site.note('secret', name, { place: 'code', what: kind }, place);
  };
  for (const { name, value, at, end } of outline.bindings) look(lastName(name), value, { start: at, end }, false);
  for (const { fields } of outline.classes)
    for (const { name, default: value, at, end } of fields)
      if (value !== undefined) look(name, value, { start: at, end }, false);
  for (const placed of objectsIn(site)) {
    const { object } = placed;
    const login =
      entryIn(object, 'user', 'username', 'User', 'login') !== undefined &&
      entryIn(object, 'host', 'hostname', 'Host', 'server', 'database', 'port') !== undefined;
    for (const { key, value, at } of object.entries)
      look(key, value, { start: at, end: value.kind === 'text' ? at + key.length : at }, login);
  }
}

/** Data to fill a database with, and what only developers run. */
const trial =
  /(?:^|[/._-])(?:seeds?|seeders?|factor(?:y|ies)|fixtures?|mocks?|samples?|examples?|demo|dev|local|migrations?|stories|locales?|i18n|translations?|lang|docs?|\.vitepress|\.docusaurus)(?:[/._-]|$)/i;

function lastName(name: string): string {
  return name.split('.').at(-1) ?? name;
}

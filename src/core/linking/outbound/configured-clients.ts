import { milliseconds } from '../../model/milliseconds.ts';
import type { ModuleSettings } from '../module-settings.ts';
import type { ConfiguredClient, OutboundFact } from './outbound-fact.ts';

/** A call whose client is told by settings how long it waits and how often it tries, which code alone does not show. */
export function configured(written: OutboundFact, settings: ModuleSettings): OutboundFact {
  const told = written.configured;
  if (told === undefined) return written;
  const file = written.settingsOf ?? written.spot.context.file;
  const keyOf = (keys: readonly string[]): string | undefined => keys.find((key) => settings.get(file, key));
  const settingOf = (keys: readonly string[]): string | undefined => settings.get(file, keyOf(keys) ?? '');
  const base = told.bases && keyOf(told.bases);
  const fact = base === undefined ? written : { ...written, url: below(base, told, written.url) };
  const retry = fact.retry || (told.retries !== undefined && isOn(settingOf(told.retries)));
  if (fact.timeout.kind !== 'library-default') return { ...fact, retry };
  const time = settingOf(told.timeouts);
  if (time !== undefined) return { ...fact, retry, timeout: { kind: 'set', milliseconds: milliseconds(time) } };
  const { under } = told;
  const isUnder = under !== undefined && settings.dependencies(file).some((name) => name.includes(under.dependency));
  return isUnder
    ? { ...fact, retry, timeout: { kind: 'library-default', milliseconds: under.milliseconds } }
    : { ...fact, retry };
}

/** What says its host itself stands below nothing. */
function below(key: string, { isNamed }: ConfiguredClient, url: OutboundFact['url']): OutboundFact['url'] {
  const host = /^[a-z]+:\/\/[^/]*/i.exec(url?.text ?? '')?.[0];
  if (host !== undefined && isNamed !== true) return url;
  const path = url?.text.slice(host?.length ?? 0).replace(/^(?:\{\})?\/+/, '') ?? '{}';
  return { text: `\${${key}:}/${path}`, variables: url?.variables ?? [] };
}

function isOn(value: string | undefined): boolean {
  return value !== undefined && value !== 'false' && value !== '0';
}

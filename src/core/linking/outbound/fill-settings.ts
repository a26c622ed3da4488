import type { ModuleSettings } from '../module-settings.ts';
import type { ResolvedText } from '../resolve-text.ts';
import { configured } from './configured-clients.ts';
import type { OutboundFact } from './outbound-fact.ts';

/** Addresses with the settings of their module filled in; what deployment sets by the same name beats them. */
export function fillSettings(
  facts: readonly OutboundFact[],
  settings: ModuleSettings,
  /** The variables that the service is started with, which settings may name. */
  variablesOf: (fact: OutboundFact) => Readonly<Record<string, string>> = () => ({}),
): readonly OutboundFact[] {
  return facts.map((written) => {
    const fact = configured(written, settings);
    const { url } = fact;
    if (url === undefined || !url.text.includes('{')) return fact;
    return { ...fact, url: filled(url, fact.settingsOf ?? fact.spot.context.file, settings, variablesOf(fact)) };
  });
}

function filled(
  { text, variables }: ResolvedText,
  file: string,
  settings: ModuleSettings,
  environment: Readonly<Record<string, string>>,
): ResolvedText {
  const keys = [...text.matchAll(/\$\{([\w.-]+)/g)].map((match) => match[1] ?? '');
  const known = settings.fill(file, text, environment).replace(/\{[A-Za-z_][\w.]*\}/g, '{}');
  return {
    // `${orders.address}` may leave the scheme to whoever calls.
    text: text.startsWith('${') && /^[\w.-]+:\d+(?:\/|$)/.test(known) ? `//${known}` : known,
    variables: [...variables, ...keys.flatMap((key) => [environmentName(key), key])],
  };
}

/** `orders.base-url` is set from outside as `ORDERS_BASEURL`, or as `ORDERS_BASE_URL` by those who do not know. */
function environmentName(key: string): string {
  return key.toUpperCase().replace(/[.-]/g, '_');
}

import { clientCalls, clientOptions, tlsSwitches } from '../../extractors/security/tls-switches.ts';
import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import { calledThings, isWritten, objectsIn, type SettingSite, writtenWord } from './setting-site.ts';

/** Where code says that it believes any server, whatever certificate it shows. */
export function readTlsSettings(site: SettingSite): void {
  const { outline } = site.scope;
  for (const { object, call, start, end } of objectsIn(site)) {
    const entry = object.entries.find(({ key, value }) => switchesOff(site, key, value, call));
    if (entry !== undefined) site.note('tls', entry.key, { verification: 'off' }, { start, end });
  }
  outline.calls.forEach((call, index) => {
    const name = offCall(site, call, index);
    if (name !== undefined) site.note('tls', name, { verification: 'off' }, call);
  });
  for (const { name, value, at, end } of outline.bindings)
    if (assignsOff(outline, name, value))
      site.note('tls', name.split('.').at(-1) ?? name, { verification: 'off' }, { start: at, end });
}

function switchesOff(site: SettingSite, key: string, value: Value, call: CallOutline | undefined): boolean {
  const off = Object.hasOwn(tlsSwitches, key) ? tlsSwitches[key] : undefined;
  if (off !== undefined) return isWritten(value, off);
  if (validator.test(key)) return agrees(site.scope.outline, value);
  if (!clientOptions.has(key) || !isWritten(value, 'false') || call === undefined || !clientCalls.test(call.name))
    return false;
  const index = site.scope.outline.calls.indexOf(call);
  return calledThings(site, index).some(({ module }) =>
    /^(?:requests|httpx|aiohttp|GuzzleHttp|HTTParty|Faraday|Excon)\b/.test(module),
  );
}

function offCall(site: SettingSite, call: CallOutline, index: number): string | undefined {
  const { name, args } = call;
  switch (name) {
    case '_create_unverified_context':
    case 'withoutVerifying':
      return name;
    case 'danger_accept_invalid_certs':
    case 'danger_accept_invalid_hostnames':
      return isWritten(args[0], 'true') ? name : undefined;
    case 'verify_mode=':
      return /VERIFY_NONE$/.test(writtenName(args[0]) ?? '') ? 'VERIFY_NONE' : undefined;
    case 'curl_setopt':
      return isCurlSwitch(args[1]) && /^(?:false|0)$/i.test(writtenWord(args[2]) ?? '')
        ? writtenName(args[1])
        : undefined;
    case 'NoopHostnameVerifier':
    case 'TrustAllStrategy':
    case 'TrustAllCertificates':
      return calledThings(site, index).some(({ module }) => module.startsWith('org.apache')) ? name : undefined;
    default:
      return undefined;
  }
}

function isCurlSwitch(value: Value | undefined): boolean {
  return /^CURLOPT_SSL_VERIFY(?:PEER|HOST)$/.test(writtenName(value) ?? '');
}

function writtenName(value: Value | undefined): string | undefined {
  return value?.kind === 'name' ? value.name : undefined;
}

/** `process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'`, and validators that agree with everything. */
function assignsOff(outline: Outline, name: string, value: Value): boolean {
  if (name.endsWith('NODE_TLS_REJECT_UNAUTHORIZED')) return writtenWord(value) === '0';
  if (outline.language === 'csharp' && validator.test(name)) return agrees(outline, value);
  return outline.language === 'python' && /\.verify_mode$/.test(name) && /CERT_NONE$/.test(writtenName(value) ?? '');
}

const validator =
  /(?:^|\.)(?:ServerCertificateCustomValidationCallback|RemoteCertificateValidationCallback|ServerCertificateValidationCallback)$/;

function agrees(outline: Outline, value: Value): boolean {
  if (value.kind !== 'function') return /DangerousAcceptAnyServerCertificateValidator$/.test(writtenName(value) ?? '');
  const { returns = [] } = outline.functions[value.fn] ?? {};
  return returns.length === 1 && isWritten(returns[0], 'true');
}

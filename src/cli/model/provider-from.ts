import { type ApiKey, kindOf, openProvider, type Provider } from '../../llm/transport/provider.ts';
import { type Call, type Refusal, refuse } from '../command.ts';
import type { Shell } from '../shell.ts';

/** Keys of vendors are found by themselves, and go to their vendor only. */
const vendorKeys: readonly (readonly [RegExp, string])[] = [
  [/^https:\/\/api\.openai\.com$/, 'OPENAI_API_KEY'],
  [/^https:\/\/[\w-]+\.openai\.azure\.com$/, 'AZURE_OPENAI_API_KEY'],
];

/** The server that the options name, with the key that belongs to it. */
export function providerFrom(options: Call['options'], { environment }: Shell): Provider | Refusal {
  const model = options.get('model') ?? '';
  const baseUrl = options.get('base-url');
  if (baseUrl === undefined) return refuse('Where is the model? Say so, as in --base-url http://localhost:11434/v1.');
  const key = keyFor(baseUrl, options.get('key-env'), environment);
  if (key !== undefined && 'refusal' in key) return key;
  const opened = openProvider({ kind: kindOf(baseUrl), baseUrl, model, ...(key && { key }) });
  return opened.ok ? opened.provider : refuse(`${opened.failure.message} ${opened.failure.action}`);
}

function keyFor(
  baseUrl: string,
  named: string | undefined,
  environment: Shell['environment'],
): ApiKey | Refusal | undefined {
  if (!URL.canParse(baseUrl)) return undefined;
  const { origin } = new URL(baseUrl);
  const name = named ?? vendorKeys.find(([vendor]) => vendor.test(origin))?.[1];
  const value = name === undefined ? undefined : environment[name];
  if (named !== undefined && (value === undefined || value === '')) {
    return refuse(`--key-env names ${named}, which the environment does not have.`);
  }
  return value === undefined || value === '' ? undefined : { origin, value };
}

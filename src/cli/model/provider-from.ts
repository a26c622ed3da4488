import { type ApiKey, kindOf, openProvider, type Provider } from '../../llm/transport/provider.ts';
import { vendorKey } from '../../llm/transport/vendor-key.ts';
import { type Call, type Refusal, refuse } from '../command.ts';
import type { Shell } from '../shell.ts';

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
  if (named === undefined) return vendorKey(origin, environment)?.key;
  const value = environment[named];
  if (value === undefined || value === '')
    return refuse(`--key-env names ${named}, which the environment does not have.`);
  return { origin, value };
}

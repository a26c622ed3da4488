import type { ApiKey } from './provider.ts';

/** Keys of vendors are found by themselves, and go to their vendor only. */
const vendors: readonly (readonly [RegExp, string])[] = [
  [/^https:\/\/api\.openai\.com$/, 'OPENAI_API_KEY'],
  [/^https:\/\/[\w-]+\.openai\.azure\.com$/, 'AZURE_OPENAI_API_KEY'],
];

export interface VendorKey {
  /** The variable of the environment that holds it, so that a person is told where it comes from. */
  readonly variable: string;
  readonly key: ApiKey;
}

export function vendorKey(
  origin: string,
  environment: Readonly<Record<string, string | undefined>>,
): VendorKey | undefined {
  const variable = vendors.find(([vendor]) => vendor.test(origin))?.[1];
  const value = variable === undefined ? undefined : environment[variable];
  return variable === undefined || value === undefined || value === ''
    ? undefined
    : { variable, key: { origin, value } };
}

import type { CorsPolicy, Guard } from './endpoint.ts';

/** More origins than this are counted. */
const shown = 3;

/** `any origin, with credentials`: what a guard of kind `cors` lets browsers do. */
export function corsWords({ policy }: Pick<Guard, 'policy'>): string {
  if (policy === undefined) return 'origins unknown';
  const { origins, credentials } = policy;
  return `${originWords(origins)}${credentials === true ? ', with credentials' : ''}`;
}

function originWords(origins: CorsPolicy['origins']): string {
  switch (origins) {
    case 'any':
      return 'any origin';
    case 'reflected':
      return 'each origin that asks';
    case 'unknown':
      return 'origins unknown';
    default:
      return origins.length === 0
        ? 'no origin'
        : [...origins.slice(0, shown), ...(origins.length > shown ? [`${origins.length - shown} more`] : [])].join(
            ', ',
          );
  }
}

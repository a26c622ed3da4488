import type { Deployment } from '../../model/component.ts';
import { isKnownPassword } from '../../syntax/secrets/known-password.ts';
import { isSecretName } from '../../syntax/secrets/secret-name.ts';

/** Names of variables that hold a password which everybody knows; never the password. */
export function defaultSecretsIn(
  environment: Readonly<Record<string, string | undefined>>,
): Pick<Deployment, 'defaultSecrets'> {
  const names = Object.entries(environment).flatMap(([name, value]) =>
    /(?:user|username|database|db|name|login)$/i.test(name) && value !== undefined ? [value] : [],
  );
  const found = Object.entries(environment)
    .filter(([name, value]) => value !== undefined && holdsKnown(name, value, names))
    .map(([name]) => name);
  return found.length === 0 ? {} : { defaultSecrets: found };
}

function holdsKnown(name: string, value: string, names: readonly string[]): boolean {
  if (isSecretName(name)) return isKnownPassword(value, names);
  const [, user = '', password = ''] = /^[a-z][a-z0-9+.-]*:\/\/([^\s:/?#@]*):([^\s/?#@]+)@/i.exec(value) ?? [];
  return password !== '' && isKnownPassword(password, [user, ...names]);
}

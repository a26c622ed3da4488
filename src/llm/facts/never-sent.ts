/** Files of which nothing is shown to a model, whatever extraction found in them. */
export function isNeverSent(file: string): boolean {
  const name = file.split('/').at(-1) ?? '';
  return neverByName.some((pattern) => pattern.test(name)) || neverByFolder.test(`/${file}`);
}

const neverByName: readonly RegExp[] = [
  /^\.env(?:\..*)?$|\.env$/i,
  /\.(?:pem|key|p12|pfx|jks|keystore|kdbx|asc|gpg|ovpn|tfvars|tfstate)(?:\.backup)?$/i,
  /^id_(?:rsa|dsa|ecdsa|ed25519)/i,
  /^\.(?:npmrc|yarnrc|netrc|pgpass|htpasswd|git-credentials|dockercfg|pypirc)$/i,
  /^(?:credentials|secrets?)(?:\.(?:json|ya?ml|toml|ini|txt|properties|enc))*$/i,
  /service-account.*\.json$/i,
];

const neverByFolder = /\/(?:\.aws|\.ssh|\.gnupg|\.kube|\.docker|secrets?|credentials)\//i;

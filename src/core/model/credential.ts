import type { Credential, Endpoint, Guard } from './endpoint.ts';

/**
 * The guard to which a client shows who it is. A role, or the owner of a row, is asked of somebody who is known, even
 * where who signs them in stands elsewhere.
 */
export function askingGuard({ guards }: Pick<Endpoint, 'guards'>): Guard | undefined {
  const signing = guards.filter(({ kind }) => kind === 'authentication');
  // One that lets requests pass may stand before one that does not.
  const roles = guards.filter(({ kind, optional }) => kind === 'authorization' && !optional);
  return signing.find(({ optional }) => !optional) ?? roles[0] ?? signing[0];
}

/** As far as the code around the guard tells, its name, and the place where it stands. */
export function credentialOf({ name, credential, evidence }: Guard): Credential {
  if (/api.?key/i.test(name)) return 'api-key';
  if (name === 'oauth2') return 'oauth2';
  if (/basic/i.test(name)) return 'basic';
  if (/session|cookie|log(?:ged)?_?in|^authenticate_user!$/i.test(name)) return 'session';
  // Laravel's `auth` that names no guard is that of its sessions.
  if (/^auth(?::web)?$/.test(name) && evidence.file.endsWith('.php')) return 'session';
  return credential !== undefined && !/bearer|jwt|token/i.test(name) ? credential : 'bearer';
}

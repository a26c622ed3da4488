import type { Guard } from './endpoint.ts';

/** What a client shows to a guard that asks who it is. */
export type Credential = 'api-key' | 'oauth2' | 'basic' | 'session' | 'bearer';

/** As far as the name of the guard tells, and the place where it stands. */
export function credentialOf({ name, evidence }: Guard): Credential {
  if (/api.?key/i.test(name)) return 'api-key';
  if (name === 'oauth2') return 'oauth2';
  if (/basic/i.test(name)) return 'basic';
  if (/session|cookie|log(?:ged)?_?in|^authenticate_user!$/i.test(name)) return 'session';
  // Laravel's `auth` that names no guard is that of its sessions.
  if (/^auth(?::web)?$/.test(name) && evidence.file.endsWith('.php')) return 'session';
  return 'bearer';
}

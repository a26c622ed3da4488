import { sessionPackages, tokenPackages } from '../../extractors/http/credential-packages.ts';
import type { Credential } from '../../model/endpoint.ts';
import { mentionsModule } from '../mentions-module.ts';
import { oncePerScopes } from '../once-per-scopes.ts';

/** Where a program keeps sessions and makes no tokens, whoever signed in shows the cookie of a session. */
export const usualCredential = oncePerScopes(({ scopes }): Credential | undefined => {
  let keepsSessions = false;
  for (const scope of scopes.values()) {
    if (mentionsModule(scope, tokenPackages)) return undefined;
    keepsSessions ||= mentionsModule(scope, sessionPackages);
  }
  return keepsSessions ? 'session' : undefined;
});

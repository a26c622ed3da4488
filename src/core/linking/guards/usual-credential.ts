import { sessionPackages, tokenPackages } from '../../extractors/http/credential-packages.ts';
import type { Credential } from '../../model/endpoint.ts';
import { mentionsModule } from '../mentions-module.ts';
import { oncePerResolver } from '../once-per-resolver.ts';
import type { Resolver } from '../resolver.ts';

/** Where a program keeps sessions and makes no tokens, whoever signed in shows the cookie of a session. */
export const usualCredential = oncePerResolver((resolver: Resolver): Credential | undefined => {
  let keepsSessions = false;
  for (const scope of resolver.scopes.values()) {
    if (mentionsModule(scope, tokenPackages)) return undefined;
    keepsSessions ||= mentionsModule(scope, sessionPackages);
  }
  return keepsSessions ? 'session' : undefined;
});

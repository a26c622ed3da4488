import { isBelow } from '../../model/workspace-path.ts';
import type { GuardUse } from '../http/route.ts';
import { oncePerResolver } from '../once-per-resolver.ts';
import type { Resolver } from '../resolver.ts';
import { applicationSettings } from './application-settings.ts';
import { moduleFacts } from './module-guards.ts';
import { nearestOf, rootOf } from './nearest-application.ts';

const factsOf = oncePerResolver((resolver: Resolver) => ({
  settings: applicationSettings(resolver),
  guards: moduleFacts(resolver).guards,
}));

/** Guards that hold for everything of the application around a file: `useGlobalGuards(…)`, `APP_GUARD`. */
export function applicationGuardsOf(resolver: Resolver, file: string): readonly GuardUse[] {
  const { settings, guards } = factsOf(resolver);
  const application = nearestOf(settings, file);
  const root = application === undefined ? '' : rootOf(application.file);
  // Middleware is for paths, and pipes check arguments: only guards ask the same of resolvers.
  const own = (application?.guards ?? []).filter(({ phase }) => phase === 1);
  return [...own, ...guards.filter((guard) => guard.phase === 1 && isBelow(guard.file, root))];
}

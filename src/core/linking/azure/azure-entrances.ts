import { azureFunctions } from '../../extractors/http/azure-functions.ts';
import { plainTemplate } from '../aspnet/route-template.ts';
import { joinPaths } from '../http/join-routes.ts';
import type { GuardUse, Route } from '../http/route.ts';
import type { LinkInput } from '../link-input.ts';
import type { Consumer } from '../messaging/find-consumers.ts';
import type { ScheduledFunction } from '../messaging/find-jobs.ts';
import type { ModuleSettings } from '../module-settings.ts';
import type { Resolver } from '../resolver.ts';
import { attributeTriggers } from './attribute-triggers.ts';
import { decoratorTriggers } from './decorator-triggers.ts';
import { registeredTriggers } from './registered-triggers.ts';
import type { Trigger } from './trigger.ts';

interface AzureEntrances {
  readonly routes: readonly Route[];
  readonly consumers: readonly Consumer[];
  readonly jobs: readonly ScheduledFunction[];
}

/** What Azure calls functions for: requests, times and messages. */
export function azureEntrances(
  resolver: Resolver,
  settings: ModuleSettings,
  evidence: LinkInput['evidence'],
): AzureEntrances {
  const triggers = [...resolver.scopes.values()].flatMap((scope) => [
    ...attributeTriggers(resolver, scope),
    ...registeredTriggers(resolver, scope),
    ...decoratorTriggers(resolver, scope),
  ]);
  const at = ({ file, at: start, end }: Trigger) => evidence(file, start, end);
  return {
    routes: triggers.filter(({ kind }) => kind === 'http').flatMap((trigger) => routesOf(settings, trigger)),
    jobs: triggers
      .filter(({ kind }) => kind === 'timer')
      .map((trigger) => ({
        place: trigger.place,
        library: azureFunctions.id,
        schedule: trigger.schedule,
        inProcess: false,
        evidence: at(trigger),
      })),
    consumers: triggers
      .filter(({ kind }) => kind !== 'http' && kind !== 'timer')
      .map((trigger) => ({
        place: trigger.place,
        broker: trigger.kind,
        channel: trigger.channel,
        evidence: at(trigger),
      })),
  };
}

function routesOf(settings: ModuleSettings, trigger: Trigger): readonly Route[] {
  const { place, file, at, end } = trigger;
  const prefix = settings.get(file, 'azure.routePrefix') ?? azureFunctions.prefix;
  const path = joinPaths([prefix, plainTemplate(trigger.route ?? trigger.name)]);
  const methods = trigger.methods.length === 0 ? (['ANY'] as const) : trigger.methods;
  return methods.map((method) => ({
    framework: azureFunctions.id,
    method,
    path,
    file,
    at,
    end,
    context: { file, fn: 0 },
    handlerFunction: place,
    guards: trigger.keyed ? [keyGuard(trigger)] : [],
    passed: [],
  }));
}

/** Whoever calls has to send a key of the function: it says who is asking, and nothing more. */
function keyGuard({ file, at, end }: Trigger): GuardUse {
  const value = { kind: 'text', text: 'function key' } as const;
  return { context: { file, fn: 0 }, value, name: value.text, kind: 'authentication', level: 'inline', file, at, end };
}

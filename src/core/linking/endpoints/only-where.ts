import type { OnlyWhere } from '../../model/endpoint.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { EnvironmentBranch } from '../../syntax/outline.ts';
import type { Route } from '../http/route.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';
import { profiledFor } from './profiled-for.ts';

export interface OnlyWhereInput {
  readonly resolver: Resolver;
  evidence(file: string, at: number, end: number): Evidence;
}

interface Place {
  readonly file: string;
  readonly at: number;
}

/** What has to be so for a route to be there, where that is so only where developers work. */
export function onlyWhere(
  input: OnlyWhereInput,
  route: Pick<Route, 'file' | 'at' | 'passed' | 'context'>,
  handler: FunctionPlace | undefined,
): OnlyWhere | undefined {
  const { resolver, evidence } = input;
  for (const place of [...route.passed, route]) {
    const branch = branchAround(resolver, place);
    if (branch !== undefined) return told(input, place.file, branch);
  }
  const profile = handler && profiledFor(resolver, handler);
  if (profile !== undefined) return { name: profile.name, evidence: evidence(profile.file, profile.at, profile.end) };
  return calledOnlyWhere(input, route.context, 0);
}

function told({ evidence }: OnlyWhereInput, file: string, { condition, asked }: EnvironmentBranch): OnlyWhere {
  return { name: condition, evidence: evidence(file, asked, asked) };
}

function branchAround(resolver: Resolver, { file, at }: Place): EnvironmentBranch | undefined {
  const { environments } = resolver.scopes.get(file)?.outline ?? {};
  return environments?.find((branch) => branch.at <= at && at < branch.end);
}

const deepest = 3;

/** `if (isDevelopment) addInbox(app)`: whoever calls the function that registers does so only there. */
function calledOnlyWhere(input: OnlyWhereInput, { file, fn }: FunctionPlace, depth: number): OnlyWhere | undefined {
  const { resolver } = input;
  const scope = resolver.scopes.get(file);
  if (scope === undefined || depth > deepest) return undefined;
  for (let around = fn; around > 0; around = scope.outline.functions[around]?.parent ?? 0) {
    const sites = resolver.callSites({ kind: 'function', file, fn: around });
    if (sites.length === 0) continue;
    const conditions = sites.map((site): OnlyWhere | undefined => {
      const call = resolver.scopes.get(site.file)?.outline.calls[site.call];
      if (call === undefined) return undefined;
      const branch = branchAround(resolver, { file: site.file, at: call.at });
      if (branch !== undefined) return told(input, site.file, branch);
      const caller = { file: site.file, fn: call.fn };
      return caller.file === file && caller.fn === around ? undefined : calledOnlyWhere(input, caller, depth + 1);
    });
    const [first] = conditions;
    return conditions.every((condition) => condition !== undefined) ? first : undefined;
  }
  return undefined;
}

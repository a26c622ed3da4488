import type { DeploymentFact, ImageFact } from '../../extractors/deployment-fact.ts';
import type { ManifestFact } from '../../extractors/fact.ts';
import { groupBy } from '../../model/group-by.ts';
import { isBelow } from '../../model/workspace-path.ts';
import { moduleBuilt } from './built-modules.ts';
import type { GoProgram } from './go-programs.ts';

export interface DeployedPrograms {
  readonly deployments: readonly DeploymentFact[];
  /** Programs that run on their own. */
  readonly programs: readonly ManifestFact[];
}

/**
 * Programs of one module that are deployed apart from each other: built by the same Dockerfile that is told which, or
 * started by their names out of one image. A module of which one program runs stays one service, with its tools.
 */
export function deployedPrograms(
  deployments: readonly DeploymentFact[],
  images: readonly ImageFact[],
  programs: readonly GoProgram[],
): DeployedPrograms {
  if (programs.length < 2) return { deployments, programs: [] };
  const found = new Map<DeploymentFact, GoProgram>();
  for (const fact of deployments) {
    const program = programOf(fact, images, programs);
    if (program !== undefined) found.set(fact, program);
  }
  const ofModules = groupBy([...new Set(found.values())], ({ module }) => module);
  const ran = new Set([...ofModules.values()].flatMap((own) => (own.length < 2 ? [] : own)));
  return {
    deployments: deployments.map((fact) => {
      const program = found.get(fact);
      return program === undefined || !ran.has(program) ? fact : { ...fact, buildContext: program.folder };
    }),
    programs: [...ran],
  };
}

function programOf(
  fact: DeploymentFact,
  images: readonly ImageFact[],
  programs: readonly GoProgram[],
): GoProgram | undefined {
  const { buildContext, component, started = [] } = fact;
  if (component.technology !== undefined) return undefined;
  const near = programs.filter(({ folder }) => buildContext === undefined || isBelow(folder, buildContext));
  const [first] = near;
  if (near.length === 1 && first?.folder === buildContext) return first;
  const begun = near.filter(({ name }) => started.some((word) => word.split('/').at(-1) === name));
  if (begun.length === 1) return begun[0];
  if (buildContext !== undefined) return moduleBuilt(fact, buildContext, near, images);
  const image = component.deployment?.image?.split('/').at(-1)?.split(/[:@]/)[0];
  const called = near.filter(({ name }) => name !== undefined && [component.name, image].includes(name));
  return called.length === 1 ? called[0] : undefined;
}

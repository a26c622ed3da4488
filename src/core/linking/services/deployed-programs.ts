import type { DeploymentFact, ImageFact } from '../../extractors/deployment-fact.ts';
import type { ManifestFact } from '../../extractors/fact.ts';
import { isBelow } from '../../model/workspace-path.ts';
import { moduleBuilt } from './built-modules.ts';

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
  programs: readonly ManifestFact[],
): DeployedPrograms {
  if (programs.length < 2) return { deployments, programs: [] };
  const found = new Map<DeploymentFact, ManifestFact>();
  for (const fact of deployments) {
    const program = programOf(fact, images, programs);
    if (program !== undefined) found.set(fact, program);
  }
  const ran = new Set(found.values());
  if (ran.size < 2) return { deployments, programs: [] };
  return {
    deployments: deployments.map((fact) => {
      const program = found.get(fact);
      return program === undefined ? fact : { ...fact, buildContext: program.folder };
    }),
    programs: [...ran],
  };
}

function programOf(
  fact: DeploymentFact,
  images: readonly ImageFact[],
  programs: readonly ManifestFact[],
): ManifestFact | undefined {
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

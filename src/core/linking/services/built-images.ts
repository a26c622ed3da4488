import type { DeploymentFact, ImageFact } from '../../extractors/deployment-fact.ts';
import type { Deployment } from '../../model/component.ts';
import { joinPath } from '../../model/workspace-path.ts';

/** Gives what is built here what its Dockerfile says, as far as whoever runs it says nothing else. */
export function withImages(
  deployments: readonly DeploymentFact[],
  images: readonly ImageFact[],
): readonly DeploymentFact[] {
  if (images.length === 0) return deployments;
  const byPath = new Map(images.map((image) => [image.file, image]));
  return deployments.map((fact) => {
    const { buildContext, component } = fact;
    const built = fact.dockerfile ?? (buildContext === undefined ? undefined : joinPath(buildContext, 'Dockerfile'));
    const image = built === undefined ? undefined : byPath.get(built);
    if (image === undefined || component.deployment === undefined) return fact;
    return { ...fact, component: { ...component, deployment: filled(component.deployment, image) } };
  });
}

function filled(deployment: Deployment, image: ImageFact): Deployment {
  return {
    ...deployment,
    ports: deployment.ports.length > 0 ? deployment.ports : image.ports.map((container) => ({ container })),
    // A cluster asks nothing but what its own manifests tell it to ask.
    healthCheck: deployment.healthCheck || (image.healthCheck && deployment.cluster === undefined),
    environment: { ...image.environment, ...deployment.environment },
  };
}

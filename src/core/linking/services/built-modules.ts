import type { DeploymentFact, ImageFact } from '../../extractors/deployment-fact.ts';
import type { ManifestFact } from '../../extractors/fact.ts';
import { groupBy } from '../../model/group-by.ts';
import { isBelow, joinPath } from '../../model/workspace-path.ts';

/**
 * Where one folder is the context of several images, each holds the module that its Dockerfile takes in, that it is told
 * by an argument, or that it is called after.
 */
export function builtModules(
  deployments: readonly DeploymentFact[],
  images: readonly ImageFact[],
  manifests: readonly ManifestFact[],
): readonly DeploymentFact[] {
  const byPath = new Map(images.map((image) => [image.file, image]));
  const builtFrom = groupBy(deployments, ({ buildContext }) => buildContext);
  return deployments.map((fact) => {
    const { buildContext, component } = fact;
    if (buildContext === undefined || component.technology !== undefined) return fact;
    const sole = soleProgram(buildContext, manifests);
    if (sole !== undefined) return { ...fact, buildContext: sole.folder };
    // Variants of a file build the same one again.
    if (builtFrom.get(buildContext)?.every((other) => other.component.name === component.name)) return fact;
    const modules = manifests.filter(({ folder }) => folder !== buildContext && isBelow(folder, buildContext));
    const module = moduleOf(fact, buildContext, modules, byPath.get(dockerfileOf(fact, buildContext)));
    return module === undefined ? fact : { ...fact, buildContext: module.folder };
  });
}

/** A solution has no project of its own: what is built of it is the one project that runs. */
function soleProgram(context: string, manifests: readonly ManifestFact[]): ManifestFact | undefined {
  const inside = manifests.filter(({ folder }) => isBelow(folder, context));
  if (inside.some(({ folder, ecosystem }) => folder === context || ecosystem !== 'nuget')) return undefined;
  const [only, ...others] = inside.filter(({ runs }) => runs === true);
  return others.length === 0 ? only : undefined;
}

/** The one of these modules that an image of the folder holds, as far as its Dockerfile and its name say. */
export function moduleBuilt<T extends ManifestFact>(
  fact: DeploymentFact,
  context: string,
  modules: readonly T[],
  images: readonly ImageFact[],
): T | undefined {
  const built = dockerfileOf(fact, context);
  return moduleOf(
    fact,
    context,
    modules,
    images.find(({ file }) => file === built),
  );
}

function dockerfileOf({ dockerfile }: DeploymentFact, context: string): string {
  return dockerfile ?? joinPath(context, 'Dockerfile');
}

function moduleOf<T extends ManifestFact>(
  { component, buildArguments = {} }: DeploymentFact,
  context: string,
  modules: readonly T[],
  image: ImageFact | undefined,
): T | undefined {
  const taken = [...(image?.copied ?? []), ...(image?.compiled ?? [])].map((path) =>
    path.replace(/\$\{(\w+)[^}]*\}/g, (hole, name: string) => buildArguments[name] ?? hole),
  );
  const told = [...taken, ...Object.values(buildArguments)].flatMap((path) => deepest(modules, context, path) ?? []);
  const named = [component.name, ...Object.values(buildArguments)].map((name) => calledAs(modules, name));
  return only(told) ?? only(named.filter((module) => module !== undefined));
}

/** Of `services/orders/build/libs/app.jar` the module that lies deepest on the way. */
function deepest<T extends ManifestFact>(modules: readonly T[], context: string, path: string): T | undefined {
  const within = modules.filter(({ folder }) => {
    const below = context === '' ? folder : folder.slice(context.length + 1);
    return `/${path}/`.includes(`/${below}/`);
  });
  return within.sort((a, b) => b.folder.length - a.folder.length)[0];
}

function calledAs<T extends ManifestFact>(modules: readonly T[], name: string): T | undefined {
  return only(modules.filter((module) => module.name === name || module.folder.split('/').at(-1) === name));
}

/** A Dockerfile that takes several in builds whichever is meant. */
function only<T extends ManifestFact>(modules: readonly T[]): T | undefined {
  const [first, ...others] = modules;
  return others.every(({ folder }) => folder === first?.folder) ? first : undefined;
}

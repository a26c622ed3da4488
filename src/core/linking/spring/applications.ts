import type { ManifestFact } from '../../extractors/fact.ts';
import {
  applicationAnnotations,
  infrastructureAnnotations,
  infrastructureArtifacts,
} from '../../extractors/infra/application-annotations.ts';
import type { ComponentKind } from '../../model/component.ts';
import type { ClassOutline } from '../../syntax/outline.ts';
import { isPackaged } from '../resolve-packaged-name.ts';
import type { Resolver } from '../resolver.ts';

/** A class that a process starts with. */
export interface Application {
  readonly file: string;
  readonly at: number;
  readonly end: number;
  /** What the application is for, where an annotation makes it a part of the infrastructure. */
  readonly kind: ComponentKind | undefined;
}

export function findApplications(resolver: Resolver): readonly Application[] {
  const found: Application[] = [];
  for (const [file, scope] of resolver.scopes) {
    if (!isPackaged(scope)) continue;
    for (const cls of scope.outline.classes) {
      const annotations = namesOf(cls);
      if (!annotations.some((name) => applicationAnnotations.has(name))) continue;
      const kind = annotations.map((name) => infrastructureAnnotations[name]).find((each) => each !== undefined);
      found.push({ file, at: cls.at, end: cls.at, kind });
    }
  }
  return found;
}

/** What the artifacts that a module depends on make of it. */
export function kindByArtifacts(manifest: ManifestFact | undefined): ComponentKind | undefined {
  return infrastructureArtifacts.find(({ artifact }) => manifest?.dependencies.some((name) => artifact.test(name)))
    ?.kind;
}

function namesOf({ decorators }: ClassOutline): readonly string[] {
  return decorators.map(({ name }) => name.slice(name.lastIndexOf('.') + 1)).filter((name) => name !== '');
}

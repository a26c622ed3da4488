import { homeFinder, rootAround } from './service-roots.ts';

/** What says to which service a file belongs. */
interface Ownership {
  readonly roots: readonly string[];
  /** Folders of libraries, and the project that runs and is made with them. */
  readonly owners: ReadonlyMap<string, string>;
  /** Services by the folder of their root. */
  readonly byFolder: ReadonlyMap<string, string>;
}

type ServiceOf = (file: string) => string | undefined;

/** Answers by the very function of the last time, and with what it knows, as long as it would say the same. */
export type OwnersAgain = (ownership: Ownership) => ServiceOf;

export function rememberingOwners(): OwnersAgain {
  let known: { readonly words: string; readonly serviceOf: ServiceOf } | undefined;
  return (ownership) => {
    const words = JSON.stringify([ownership.roots, [...ownership.owners], [...ownership.byFolder]]);
    if (known?.words !== words) known = { words, serviceOf: serviceOfIn(ownership) };
    return known.serviceOf;
  };
}

function serviceOfIn({ roots, owners, byFolder }: Ownership): ServiceOf {
  const rootOf = rootAround(roots.map((folder) => ({ folder })));
  const homeOf = homeFinder((file) => rootOf(file)?.folder, owners);
  // Each service asks for every file, so each answer is kept.
  const known = new Map<string, string | undefined>();
  return (file) => {
    if (known.has(file)) return known.get(file);
    const root = homeOf(file);
    const service = root === undefined ? undefined : byFolder.get(root);
    known.set(file, service);
    return service;
  };
}

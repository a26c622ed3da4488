import type { FileFacts } from '../../extractors/extractor.ts';
import type { FunctionsFact } from '../../extractors/fact.ts';
import { joinPath } from '../../model/workspace-path.ts';
import { terraformFacts } from '../terraform/terraform-facts.ts';
import { codeFiles } from './code-files.ts';
import { joinedServerless } from './joined-serverless.ts';

type Paths = ReadonlyMap<string, unknown>;

/** Files that a deployment calls functions of: nothing in them says that anybody does. */
export type DeployedFiles = (facts: ReadonlyMap<string, FileFacts>, paths: Paths) => readonly string[];

/** Worked out again only where a plan or the list of files has changed. */
export function rememberingDeployedFiles(): DeployedFiles {
  let known:
    | { readonly plans: readonly FileFacts[]; readonly paths: ReadonlySet<string>; readonly files: readonly string[] }
    | undefined;
  return (facts, paths) => {
    const plans = [...facts.values()].filter((each) =>
      each.facts.some(({ kind }) => kind === 'plan' || kind === 'functions' || kind === 'serverless'),
    );
    if (plans.length === 0) return [];
    const isSame =
      known !== undefined &&
      known.plans.length === plans.length &&
      plans.every((plan, at) => known?.plans[at] === plan) &&
      known.paths.size === paths.size &&
      [...paths.keys()].every((path) => known?.paths.has(path));
    if (known === undefined || !isSame)
      known = { plans, paths: new Set(paths.keys()), files: filesIn(facts, plans, paths) };
    return known.files;
  };
}

function filesIn(facts: ReadonlyMap<string, FileFacts>, plans: readonly FileFacts[], paths: Paths): readonly string[] {
  const evidence = (file: string) => ({ file, line: 1, endLine: 1, text: '' });
  const joined = joinedServerless(facts);
  const files = joined.size === 0 ? facts : new Map([...facts, ...joined]);
  const planned = terraformFacts({ files, paths, evidence }).map(({ fact }) => fact);
  const said = [...plans, ...joined.values()].flatMap((each) => each.facts);
  return [...said, ...planned].flatMap((fact) => (fact.kind === 'functions' ? codeOf(fact, paths) : []));
}

function codeOf({ folder, functions }: FunctionsFact, paths: Paths): readonly string[] {
  return functions.flatMap(({ handler }) => {
    const stem = joinPath(folder, handler.slice(0, handler.lastIndexOf('.')));
    return codeFiles(stem).find((file) => paths.has(file)) ?? [];
  });
}

import type { FileFacts } from '../../extractors/extractor.ts';
import { groupBy } from '../../model/group-by.ts';
import { chartFiles, releasedCharts } from '../charts/released-charts.ts';
import { filesWith } from '../files-with.ts';
import { joinedServerless } from '../functions/joined-serverless.ts';
import type { LinkInput } from '../link-input.ts';
import { terraformFacts } from './terraform-facts.ts';

/**
 * Gives the files of Terraform, of serverless functions and of charts the facts that only all of them together tell, so
 * that whoever reads deployments need not know of plans. Files are given the very same facts again while no plan changes: what was linked with them still holds.
 */
export function rememberingPlans(): (input: LinkInput) => LinkInput {
  let known: Known | undefined;
  return (input) => {
    const plans = [
      ...filesWith(input.files, 'plan'),
      ...filesWith(input.files, 'serverless'),
      ...chartFiles(input.files),
    ];
    if (plans.length === 0) return input;
    const isSame = known !== undefined && isEqual(known.plans, plans) && hasSamePaths(known.paths, input.files);
    if (known === undefined || !isSame) known = { plans, paths: new Set(input.files.keys()), told: toldBy(input) };
    const { told } = known;
    return { ...input, files: new Map([...input.files].map(([file, facts]) => [file, told.get(file) ?? facts])) };
  };
}

interface Known {
  readonly plans: readonly FileFacts[];
  readonly paths: ReadonlySet<string>;
  readonly told: ReadonlyMap<string, FileFacts>;
}

function toldBy(input: LinkInput): ReadonlyMap<string, FileFacts> {
  const joined = joinedServerless(input.files);
  const files = joined.size === 0 ? input.files : new Map([...input.files, ...joined]);
  const byFile = groupBy(terraformFacts({ ...input, files, paths: files }), ({ file }) => file);
  const told = [...byFile].flatMap(([file, placed]) => {
    const facts = files.get(file);
    const added = placed.map(({ fact }) => fact);
    return facts === undefined ? [] : [[file, { ...facts, facts: [...facts.facts, ...added] }] as const];
  });
  const planned = new Map([...joined, ...told]);
  // Plans may install charts that lie here.
  const charted = releasedCharts(planned.size === 0 ? input.files : new Map([...input.files, ...planned]));
  return new Map([...planned, ...charted]);
}

function isEqual(one: readonly FileFacts[], other: readonly FileFacts[]): boolean {
  return one.length === other.length && one.every((each, at) => each === other[at]);
}

function hasSamePaths(paths: ReadonlySet<string>, files: LinkInput['files']): boolean {
  return paths.size === files.size && [...files.keys()].every((path) => paths.has(path));
}

import type { ChartReleaseFact } from '../../extractors/chart-fact.ts';
import { chartValuePairs } from '../../extractors/infra/chart-value-pairs.ts';
import { folderOf, joinPath } from '../../model/workspace-path.ts';
import { entry, itemsOf, scalarText } from '../../syntax/data-node.ts';
import type { LinkInput } from '../link-input.ts';
import { blocksOf, knownText, wholeText } from './known-texts.ts';
import type { Resource } from './resources-of.ts';
import type { Spoken } from './stand-ins.ts';

/** A `helm_release` of a chart that lies here, with what its values say in the words of other deployment files. */
export function planRelease(
  { type, body, names, file, at, end }: Resource,
  speak: (text: string) => Spoken,
  evidence: LinkInput['evidence'],
): ChartReleaseFact | undefined {
  const chart = type === 'helm_release' ? wholeText(entry(body, 'chart')) : undefined;
  const name = knownText(entry(body, 'name')) ?? names[0];
  if (chart === undefined || name === undefined || !/^\.{0,2}\//.test(chart)) return undefined;
  const written = itemsOf(entry(body, 'values'));
  const set = blocksOf(body, 'set').map((pair) => [scalarText(entry(pair, 'name')), scalarText(entry(pair, 'value'))]);
  return {
    kind: 'chart-release',
    file,
    name,
    chart,
    folder: placeOf(chart, file),
    valueFiles: written.flatMap((node) => fileNamed(scalarText(node), file)),
    values: Object.fromEntries([
      ...written.flatMap((node) => known(Object.entries(chartValuePairs(node)), speak)),
      ...known(
        set.flatMap(([key, value]) => (key === undefined || value === undefined ? [] : [[`Values.${key}`, value]])),
        speak,
      ),
    ]),
    evidence: evidence(file, at, end),
  };
}

/** What only the cloud knows fills nothing in. */
function known(pairs: readonly (readonly string[])[], speak: (text: string) => Spoken): readonly [string, string][] {
  return pairs.flatMap(([path = '', value = '']): [string, string][] => {
    const { text } = speak(value);
    return text.includes('${') ? [] : [[path, text]];
  });
}

/** `file("${path.module}/values/rooms.yaml")` */
function fileNamed(text: string | undefined, file: string): readonly string[] {
  const path = /\b(?:file|templatefile)\(\s*["'](?:\$\{path\.(?:module|root)\}\/)?([^"']+)["']/.exec(text ?? '')?.[1];
  return path === undefined ? [] : [placeOf(path, file)];
}

/** What began with `path.module` is a path from the root of the workspace already. */
function placeOf(path: string, file: string): string {
  return path.startsWith('/') ? joinPath('', path.slice(1)) : joinPath(folderOf(file), path);
}

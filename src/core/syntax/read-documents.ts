import { isChartTemplate, maskChart } from './chart-mask.ts';
import type { DataReading } from './data-node.ts';
import { readJson } from './json.ts';
import { readYaml } from './yaml.ts';

/** The YAML or JSON documents of a file; none for a file of another kind. */
export function readDocuments(path: string, text: string): DataReading {
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  if (jsonExtensions.has(extension)) return readJson(text);
  if (!yamlExtensions.has(extension)) return { documents: [], problems: [] };
  return readYaml(isChartTemplate(path, text) ? maskChart(text) : text);
}

/** YAML would read most of JSON, but not what is indented by tabs. */
const jsonExtensions = new Set(['json', 'jsonc', 'json5']);
const yamlExtensions = new Set(['yaml', 'yml']);

import { folderOf } from '../../model/workspace-path.ts';
import { entry, scalarText } from '../../syntax/data-node.ts';
import type { Extractor } from '../extractor.ts';

/** `host.json`: where routes of Azure Functions begin, https://learn.microsoft.com/azure/azure-functions/functions-host-json. */
export const azureHost: Extractor = {
  id: 'azure-host',
  title: 'Azure Functions settings',
  group: 'infra',
  applies: ({ path }) => /(?:^|\/)host\.json$/.test(path),
  extract: ({ path, documents = [] }) => {
    const [document] = documents;
    const http = ['extensions', 'http', 'routePrefix'].reduce<typeof document>(
      (node, key) => (node === undefined ? undefined : entry(node, key)),
      document,
    );
    const value = http === undefined ? undefined : scalarText(http);
    if (http === undefined || value === undefined) return { facts: [], problems: [] };
    const setting = { key: 'azure.routePrefix', value, at: http.at, end: http.end };
    return { facts: [{ kind: 'settings', folder: folderOf(path), settings: [setting] }], problems: [] };
  },
};

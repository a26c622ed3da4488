import { folderOf } from '../../model/workspace-path.ts';
import { entry, scalarText } from '../../syntax/data-node.ts';
import type { Extractor } from '../extractor.ts';

/** `tsoa.json`: below which path the routes that tsoa writes stand. */
export const tsoaSettings: Extractor = {
  id: 'tsoa-settings',
  title: 'tsoa settings',
  group: 'infra',
  files: /(?:^|\/)tsoa\.(?:json|ya?ml)$/,
  applies: (file) => /(?:^|\/)tsoa\.(?:json|ya?ml)$/.test(file.path),
  extract: (file) => {
    const path = entry(entry(file.documents?.[0], 'routes'), 'basePath');
    const value = path && scalarText(path);
    if (path === undefined || value === undefined) return { facts: [], problems: [] };
    const settings = [{ key: 'tsoa.routes.basePath', value, at: path.at, end: path.end }];
    return { facts: [{ kind: 'settings', folder: folderOf(file.path), settings }], problems: [] };
  },
};

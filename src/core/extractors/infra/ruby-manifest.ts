import { folderOf } from '../../model/workspace-path.ts';
import type { Outline, Value } from '../../syntax/outline.ts';
import type { Extractor, ReadFile } from '../extractor.ts';
import type { ManifestFact } from '../fact.ts';
import { underscored } from '../shapes/inflections.ts';

/**
 * What makes a folder a Ruby application: its Gemfile, the class of a Rails application, its `config.ru`. The Gemfile of a
 * gem, such as an engine, makes none: whoever installs the gem runs it.
 */
export const rubyManifest: Extractor = {
  id: 'ruby-manifest',
  title: 'Gemfile and Rails application',
  group: 'infra',
  applies: ({ path, outline }) => outline?.language === 'ruby' && manifests.test(path),
  extract: (file) => ({ facts: manifestOf(file), problems: [] }),
};

const manifests = /(?:^|\/)(?:Gemfile|config\/application\.rb|config\.ru|[^/]+\.gemspec)$/;

function manifestOf(file: ReadFile): readonly ManifestFact[] {
  const { outline, path } = file;
  if (outline === undefined) return [];
  const named = nameOf(outline, path);
  const folder = path.endsWith('config/application.rb') ? folderOf(folderOf(path)) : folderOf(path);
  const isGem =
    path.endsWith('.gemspec') || outline.calls.some(({ name, on }) => name === 'gemspec' && on === undefined);
  if (isGem && folder !== '') return [];
  if (path.endsWith('application.rb') && named === undefined) return [];
  return [
    {
      kind: 'manifest',
      ecosystem: 'ruby',
      name: named,
      folder,
      dependencies: gemsIn(outline),
      scripts: {},
      workspaces: [],
      evidence: file.evidence(0, 0),
    },
  ];
}

/** `spec.name = 'hives'`; the module that holds `class Application < Rails::Application`. */
function nameOf(outline: Outline, path: string): string | undefined {
  if (path.endsWith('.gemspec')) return textOf(outline.calls.find(({ name }) => name === 'name=')?.args[0]);
  const application = outline.classes.find(({ bases }) => bases.includes('Rails.Application'));
  const module = application?.outer === undefined ? undefined : outline.classes[application.outer];
  const written = module?.name ?? application?.name.replace(/(?:::)?Application$/, '');
  return written === undefined || written === '' ? undefined : underscored(written).replace(/[/_]/g, '-');
}

const declaring: ReadonlySet<string> = new Set(['gem', 'add_dependency', 'add_runtime_dependency']);

function gemsIn(outline: Outline): readonly string[] {
  const names = outline.calls.flatMap(({ name, args }) => (declaring.has(name) ? (textOf(args[0]) ?? []) : []));
  return [...new Set(names)].sort();
}

function textOf(value: Value | undefined): string | undefined {
  return value?.kind === 'text' ? value.text : undefined;
}

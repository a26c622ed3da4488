import { folderOf, joinPath } from '../../model/workspace-path.ts';
import { entry, itemsOf, numberOf, scalarText, textOf, textsOf } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import { readYaml } from '../../syntax/yaml.ts';
import type { ClusterConfigFact, ClusterNamespaceFact, ClusterReplicasFact } from '../deployment-fact.ts';
import type { Extractor } from '../extractor.ts';
import { clusterConfig } from './cluster-config.ts';

/** Kustomize: settings that it makes, and how many copies an overlay asks for. Manifests are read where they lie. */
export const kustomize: Extractor = {
  id: 'kustomize',
  title: 'Kustomize',
  group: 'infra',
  applies: (file) => /(?:^|\/)kustomization\.ya?ml$/i.test(file.path),
  extract: (file) => ({
    facts: (file.documents ?? []).flatMap((document) => [
      ...namespaceOf(document),
      ...configsIn(file.path, document),
      ...replicasIn(file.path, document),
      ...patchedIn(file.path, document),
    ]),
    problems: [],
  }),
};

function namespaceOf(document: DataNode): readonly ClusterNamespaceFact[] {
  const name = scalarText(entry(document, 'namespace'));
  return name === undefined ? [] : [{ kind: 'cluster-namespace', name }];
}

/** `literals: [USERS_URL=http://users]`; files of variables are read for themselves. */
function configsIn(path: string, document: DataNode): readonly ClusterConfigFact[] {
  return ['configMapGenerator', 'secretGenerator'].flatMap((key) =>
    itemsOf(entry(document, key)).flatMap((item) => {
      const name = scalarText(entry(item, 'name'));
      const pairs = itemsOf(entry(item, 'literals')).flatMap((literal): [string, string][] => {
        const [, variable = '', value = ''] = /^([^=]+)=([\s\S]*)$/.exec(scalarText(literal) ?? '') ?? [];
        return variable === '' ? [] : [[variable, value.replace(/^(["'])([\s\S]*)\1$/, '$2')]];
      });
      const files = [...textsOf(entry(item, 'envs')), scalarText(entry(item, 'env')) ?? []].flat();
      if (name === undefined || (pairs.length === 0 && files.length === 0)) return [];
      const variableFiles = files.map((file) => joinPath(folderOf(path), file));
      return [{ ...clusterConfig(path, name, pairs), ...(files.length === 0 ? {} : { variableFiles }) }];
    }),
  );
}

function replicasIn(file: string, document: DataNode): readonly ClusterReplicasFact[] {
  return itemsOf(entry(document, 'replicas')).flatMap((item) => {
    const workload = scalarText(entry(item, 'name'));
    const count = numberOf(entry(item, 'count'));
    return workload === undefined || count === undefined ? [] : [{ kind: 'cluster-replicas', workload, count, file }];
  });
}

/** A patch is a text of its own: part of a manifest, or a list of single changes. */
function patchedIn(file: string, document: DataNode): readonly ClusterReplicasFact[] {
  return [...itemsOf(entry(document, 'patches')), ...itemsOf(entry(document, 'patchesJson6902'))].flatMap((patch) => {
    const text = textOf(entry(patch, 'patch'));
    const target = scalarText(entry(patch, 'target', 'name'));
    const [read] = text === undefined ? [] : readYaml(text).documents;
    const workload = target ?? scalarText(entry(read, 'metadata', 'name'));
    const changed = itemsOf(read).find((change) => scalarText(entry(change, 'path')) === '/spec/replicas');
    const count = numberOf(entry(read, 'spec', 'replicas')) ?? numberOf(entry(changed, 'value'));
    return workload === undefined || count === undefined ? [] : [{ kind: 'cluster-replicas', workload, count, file }];
  });
}

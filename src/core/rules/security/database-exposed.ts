import type { Component } from '../../model/component.ts';
import type { FileEdit } from '../../model/file-edit.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { shortList } from '../../model/wording.ts';
import { allOf, replaceIn } from '../edits/quoted-line.ts';
import { isForDevelopment } from '../questions/development-file.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { groupBy } from '../questions/group-by.ts';
import type { Report, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { agree } from '../words/doers.ts';
import { prose } from '../words/prose.ts';

export const databaseExposed: Rule = {
  id: 'database-exposed',
  area: 'security',
  severity: severityOf('loss', 'possible', true),
  what: 'A database, cache or broker is published to the outside of its host.',
  why: 'Who can reach the host can try its password, or needs none.',
  fix: 'Publish no port, or bind it to 127.0.0.1.',
  references: [
    'https://docs.docker.com/engine/network/port-publishing/',
    'https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html',
  ],
  reads: ['components'],
  examples: {
    bad: { 'docker-compose.yml': compose('5432:5432') },
    good: { 'docker-compose.yml': compose('127.0.0.1:5432:5432') },
  },
  check: ({ index }) => [...onHosts(index), ...inClouds(index)],
};

function onHosts(index: SystemIndex): Report[] {
  return [...groupBy(index.system.components.filter(isOpen), ({ deployment }) => deployment?.file ?? '').values()].map(
    (components) => {
      const names = components.map(
        ({ name, deployment }) =>
          `${name} (${deployment?.ports.flatMap(({ published }) => published ?? []).join(', ')})`,
      );
      const file = components[0].deployment?.file ?? '';
      return {
        title: `${shortList(names)} ${components.length === 1 ? 'is' : 'are'} reachable from outside the host`,
        message: prose(
          `${file} publishes the port on all addresses of the host, past most firewalls of the host itself, because Docker writes its own rules.`,
          'Services of the same file reach it by name without that.',
        ),
        fix: `Remove \`ports\` of ${components.map(({ name }) => name).join(', ')}, or write \`127.0.0.1:…\` in front for a look from the own machine.`,
        evidence: evidenceChain(components.map(({ evidence: [place] }) => place)),
        edits: allOf(components.flatMap(localPorts)),
        subjects: components.map(({ id }) => id),
      };
    },
  );
}

/** A plan asks the cloud for an address on the internet, and no rule of it that is known keeps strangers out. */
function inClouds(index: SystemIndex): Report[] {
  const open = index.system.components.filter(
    ({ kind, deployment }) =>
      stores.has(kind) && deployment?.exposed !== undefined && !isForDevelopment(deployment.exposed.file),
  );
  const [first] = open;
  if (first === undefined) return [];
  const names = open.map(({ name }) => name);
  return [
    {
      severity: 'medium',
      title: `${shortList(names)} ${agree(names.length, 'is', 'are')} reachable from the internet`,
      message: prose(
        `${first.deployment?.exposed?.file} asks for an address on the internet,`,
        'and no group of rules of this workspace keeps strangers from it: anybody may try its password.',
      ),
      fix: `Give ${shortList(names)} no address on the internet (\`publicly_accessible = false\`, no network of \`0.0.0.0/0\`), and let in only the services that use ${agree(names.length, 'it', 'them')}.`,
      evidence: evidenceChain(open.map(({ deployment }) => deployment?.exposed)),
      subjects: open.map(({ id }) => id),
    },
  ];
}

const stores = new Set(['database', 'cache', 'broker', 'search']);
function isOpen({ kind, deployment, evidence }: Component): boolean {
  if (deployment === undefined || !stores.has(kind)) return false;
  if ([deployment.file, ...evidence.map(({ file }) => file)].some(isForDevelopment)) return false;
  return deployment.ports.some(
    ({ published }) => published !== undefined && !/^(?:127\.|localhost:|\[::1\])/.test(published),
  );
}

/** Reachable from the host alone, as the fix says for a look from the own machine. */
function localPorts({ deployment, evidence: [place] }: Component): (FileEdit | undefined)[] {
  const open = deployment?.ports.filter(({ published }) => published !== undefined) ?? [];
  return open.map(({ published, container }) => {
    const port = `${published}:${container}`;
    return place === undefined || published?.includes(':') === true
      ? undefined
      : replaceIn(place, port, `127.0.0.1:${port}`);
  });
}

function compose(port: string): string {
  return `services:\n  db:\n    image: postgres:16\n    ports: ["${port}"]\n`;
}

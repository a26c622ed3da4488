import type { Component } from '../../model/component.ts';
import { shortList } from '../../model/wording.ts';
import { isForDevelopment } from '../questions/development-file.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { exposureOf } from '../questions/exposure.ts';
import { groupBy, uniqueBy } from '../questions/group-by.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';

export const defaultCredentialsInCompose: Rule = {
  id: 'default-credentials-in-compose',
  area: 'security',
  severity: severityOf('loss', 'possible', true),
  what: 'A deployment file sets a password that everybody tries first.',
  why: 'Whoever reaches the port is in at the first attempt, and what is deployed by the file has the same password everywhere.',
  fix: 'Take the password from the environment without a default, and let the start fail when it is missing.',
  references: [
    'https://docs.docker.com/compose/how-tos/use-secrets/',
    'https://cwe.mitre.org/data/definitions/1392.html',
  ],
  reads: ['components', 'connections'],
  examples: {
    bad: { 'docker-compose.yml': compose('postgres') },
    good: { 'docker-compose.yml': compose('${MUSEUM_DB_PASSWORD:?}') },
  },
  check: ({ index }) => {
    const weak = index.system.components.filter(
      ({ deployment }) => deployment?.defaultSecrets !== undefined && !isForDevelopment(deployment.file),
    );
    return [...groupBy(weak, ({ deployment }) => deployment?.file ?? '').values()].map((components) => {
      const file = components[0].deployment?.file ?? '';
      // What another way of deployment publishes is another copy.
      const users = components.filter(({ kind }) => !stores.has(kind));
      const asked = users.flatMap(({ id }) =>
        index.system.connections
          .filter(({ from }) => from === id)
          .flatMap(({ to }) => index.component(to) ?? [])
          .filter(({ deployment }) => isCompose(deployment?.file ?? '') === isCompose(file)),
      );
      const published = uniqueBy([...components, ...asked].filter(isReachable), ({ id }) => id);
      const signing = components.filter((component) => signsWithKnown(component));
      const names = components.flatMap(({ name, deployment }) =>
        (deployment?.defaultSecrets ?? []).map((each) => `${each} of ${name}`),
      );
      return {
        severity: severityOf('loss', 'possible', published.length + signing.length === 0),
        title: `${shortList(names)} ${names.length === 1 ? 'is' : 'are'} known to everybody`,
        message: prose(
          `${file} sets ${names.length === 1 ? 'a password that is tried first, or that stands' : 'passwords that are tried first, or that stand'} in every copy of the file.`,
          published.length > 0
            ? `The ${published.length === 1 ? 'port' : 'ports'} of ${shortList(published.map(({ name }) => name))} ${published.length === 1 ? 'is' : 'are'} published, so nothing else stands in between.`
            : undefined,
          signing.length > 0
            ? `What ${shortList(signing.map(({ name }) => name))} signs with such a secret anybody can make, and its port is published.`
            : undefined,
          published.length + signing.length === 0
            ? 'Only what runs on the same network reaches them, until a port is published.'
            : undefined,
        ),
        fix: isCompose(file)
          ? 'Write `${NAME:?}` in its place, so that the start fails until somebody sets a password of their own.'
          : 'Take it from a secret of the cluster that stands in no repository: `valueFrom: { secretKeyRef: { name: …, key: … } }`.',
        evidence: evidenceChain(
          components.map(
            ({ deployment, evidence }) =>
              deployment?.defaultSecretAt ?? evidence.find((place) => place.file === file) ?? evidence[0],
          ),
        ),
        subjects: components.map(({ id }) => id),
      };
    });
  },
};

function isCompose(file: string): boolean {
  return /compose/i.test(file);
}

const stores = new Set(['database', 'cache', 'broker', 'search', 'storage', 'monitoring', 'auth']);

function isReachable(component: Component): boolean {
  return stores.has(component.kind) && exposureOf(component) === 'published';
}

/** A secret that signs tokens needs no port of a store: whoever knows it makes tokens at home. */
function signsWithKnown(component: Component): boolean {
  const names = component.deployment?.defaultSecrets ?? [];
  return (
    exposureOf(component) === 'published' && names.some((name) => /(?:^|_)SECRET(?:_KEY)?$|JWT|SIGNING/i.test(name))
  );
}

function compose(password: string): string {
  return `services:\n  db:\n    image: postgres:16\n    environment:\n      POSTGRES_USER: museum\n      POSTGRES_PASSWORD: ${password}\n  museum:\n    image: museum.example/museum:1\n`;
}

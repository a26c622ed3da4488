import { isSecretName } from '../../syntax/secrets/secret-name.ts';
import { isBareSecret } from '../../syntax/secrets/secret-value.ts';
import type { Extractor, ReadFile } from '../extractor.ts';
import type { SecretFact } from '../fact.ts';
import { dockerImage } from './docker-image.ts';
import { type DockerInstruction, dockerInstructions, dockerVariables } from './docker-instructions.ts';

const names = /(?:^|\/)(?:Dockerfile|Containerfile)(?:[.-][\w.-]+)?$|\.(?:dockerfile|containerfile)$/i;

/** Dockerfiles: what the image brings along, and secrets that stay in its layers. */
export const dockerfile: Extractor = {
  id: 'dockerfile',
  title: 'Dockerfile',
  group: 'infra',
  files: names,
  applies: (file) => names.test(file.path),
  extract: (file) => {
    const image = dockerImage(file);
    const secrets = dockerInstructions(file.text).flatMap((instruction) => secretsIn(file, instruction));
    return { facts: image === undefined ? secrets : [...secrets, image], problems: [] };
  },
};

function secretsIn(file: ReadFile, { verb, rest, at, end }: DockerInstruction): readonly SecretFact[] {
  const read = readers[verb];
  const found = read === undefined ? [] : read(rest);
  return found.map((name): SecretFact => ({ kind: 'secret', place: 'image', name, evidence: file.evidence(at, end) }));
}

const readers: Readonly<Record<string, (rest: string) => readonly string[]>> = {
  ENV: variablesIn,
  ARG: variablesIn,
  COPY: filesIn,
  ADD: filesIn,
};

function variablesIn(rest: string): readonly string[] {
  return dockerVariables(rest).flatMap(([name, value]) => {
    const isSecret = isSecretName(name) && isBareSecret(name, value, false) && !forBuilding.test(value);
    return isSecret ? [name] : [];
  });
}

/** What a build needs to have something there. */
const forBuilding =
  /^(?:dummy|placeholder|fake|build|test|none|unused|temp|tmp|foo|bar|x+|1+|secret_key_base|changeme)/i;

const privateFiles =
  /(?:^|\/)(?:id_(?:rsa|dsa|ecdsa|ed25519)|\.npmrc|\.netrc|\.pypirc|[\w.-]+\.(?:key|p12|pfx|jks|keystore))$/;

/** `COPY id_rsa /root/.ssh/` */
function filesIn(rest: string): readonly string[] {
  const words = rest.split(/\s+/).filter((word) => word !== '' && !word.startsWith('--'));
  return rest.includes('--from=') ? [] : words.slice(0, -1).filter((word) => privateFiles.test(word));
}

import { isSecretName } from '../../syntax/secrets/secret-name.ts';
import { isBareSecret } from '../../syntax/secrets/secret-value.ts';
import type { Extractor, ReadFile } from '../extractor.ts';
import type { SecretFact } from '../fact.ts';

const names = /(?:^|\/)(?:Dockerfile|Containerfile)(?:[.-][\w.-]+)?$|\.(?:dockerfile|containerfile)$/i;

/** Dockerfiles: secrets that stay in the layers of the image. */
export const dockerfile: Extractor = {
  id: 'dockerfile',
  title: 'Dockerfile',
  group: 'infra',
  files: names,
  applies: (file) => names.test(file.path),
  extract: (file) => ({
    facts: instructionsIn(file.text).flatMap((instruction) => secretsIn(file, instruction)),
    problems: [],
  }),
};

interface Instruction {
  readonly verb: string;
  readonly rest: string;
  readonly at: number;
  readonly end: number;
}

/** One instruction a line, unless the line ends in a backslash. */
function instructionsIn(text: string): readonly Instruction[] {
  return [...text.matchAll(/^[ \t]*(ENV|ARG|COPY|ADD)[ \t]+((?:[^\n\\]|\\\r?\n|\\[^\n])*)/gim)].map((match) => ({
    verb: (match[1] ?? '').toUpperCase(),
    rest: (match[2] ?? '').replace(/\\\r?\n/g, ' '),
    at: match.index,
    end: match.index + match[0].length,
  }));
}

function secretsIn(file: ReadFile, { verb, rest, at, end }: Instruction): readonly SecretFact[] {
  const found = verb === 'ENV' || verb === 'ARG' ? variablesIn(rest) : filesIn(rest);
  return found.map((name): SecretFact => ({ kind: 'secret', place: 'image', name, evidence: file.evidence(at, end) }));
}

/** `ENV NAME=value OTHER="value"`, and the old form `ENV NAME value`. */
function variablesIn(rest: string): readonly string[] {
  const old = /^([A-Za-z_]\w*)[ \t]+([^=]+)$/.exec(rest.trim());
  const pairs = old === null ? [...rest.matchAll(/([A-Za-z_]\w*)=("[^"]*"|'[^']*'|[^\s]+)/g)] : [old];
  return pairs.flatMap(([, name = '', value = '']) => {
    const bare = value.trim().replace(/^["']|["']$/g, '');
    const isSecret = isSecretName(name) && isBareSecret(name, bare, false) && !forBuilding.test(bare);
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

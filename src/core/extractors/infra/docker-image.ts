import { redactValue } from '../../syntax/redact-value.ts';
import type { ImageFact } from '../deployment-fact.ts';
import type { ReadFile } from '../extractor.ts';
import { type DockerInstruction, dockerInstructions, dockerVariables } from './docker-instructions.ts';

/** What the last stage says, and the stages that it is built upon: what the others say stays behind. */
export function dockerImage(file: ReadFile): ImageFact | undefined {
  const instructions = dockerInstructions(file.text);
  const stages = stagesIn(instructions);
  const last = stages.at(-1);
  if (last === undefined) return undefined;
  const own = belowOf(last, stages);
  const arguments_ = variablesOf(instructions, 'ARG');
  const environment = new Map([...startedProfiles(own), ...variablesOf(own, 'ENV')]);
  const known = new Map([...arguments_, ...environment]);
  const check = own.findLast(({ verb }) => verb === 'HEALTHCHECK');
  return {
    kind: 'image',
    file: file.path,
    ports: portsOf(own, known),
    copied: copiedIn(own),
    compiled: compiledIn(instructions),
    healthCheck: check !== undefined && !/^\s*NONE\b/i.test(check.rest),
    environment: Object.fromEntries([...environment].map(([name, value]) => [name, redactValue(name, value)])),
  };
}

interface Stage {
  readonly name: string | undefined;
  readonly base: string;
  readonly instructions: DockerInstruction[];
}

/** `FROM --platform=linux/amd64 node:22 AS build` */
function stagesIn(instructions: readonly DockerInstruction[]): readonly Stage[] {
  const stages: Stage[] = [];
  for (const each of instructions) {
    if (each.verb !== 'FROM') stages.at(-1)?.instructions.push(each);
    else {
      const [, base = '', name] = /^(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?/i.exec(each.rest) ?? [];
      stages.push({ name, base, instructions: [] });
    }
  }
  return stages;
}

function belowOf(stage: Stage, stages: readonly Stage[]): readonly DockerInstruction[] {
  const earlier = stages.slice(0, stages.indexOf(stage));
  const base = earlier.find(({ name }) => name?.toLowerCase() === stage.base.toLowerCase());
  return base === undefined ? stage.instructions : [...belowOf(base, earlier), ...stage.instructions];
}

function variablesOf(instructions: readonly DockerInstruction[], verb: string): ReadonlyMap<string, string> {
  return new Map(instructions.flatMap((each) => (each.verb === verb ? dockerVariables(each.rest) : [])));
}

/** `java -Dspring.profiles.active=docker` says to Spring what the variable of that name says. */
function startedProfiles(instructions: readonly DockerInstruction[]): ReadonlyMap<string, string> {
  const [, profiles] =
    instructions
      .filter(({ verb }) => verb === 'ENTRYPOINT' || verb === 'CMD')
      .map(({ rest }) => /(?:-D|--)spring\.profiles\.active=([\w,-]+)/.exec(rest))
      .findLast((match) => match !== null) ?? [];
  return new Map(profiles === undefined ? [] : [['SPRING_PROFILES_ACTIVE', profiles]]);
}

/** `COPY --from=build orders/target/*.jar /app.jar`: everything but the last word. */
function copiedIn(instructions: readonly DockerInstruction[]): readonly string[] {
  const copies = instructions.filter(({ verb }) => verb === 'COPY' || verb === 'ADD');
  return copies.flatMap(({ rest }) =>
    rest
      .replace(/[[\]",]/g, ' ')
      .split(/\s+/)
      .filter((word) => word !== '' && !word.startsWith('--'))
      .slice(0, -1)
      .map(withBraces),
  );
}

/** `RUN CGO_ENABLED=0 go build -o /out/app ./cmd/$CMD`: paths that are neither flags nor what comes out. */
function compiledIn(instructions: readonly DockerInstruction[]): readonly string[] {
  return instructions.flatMap(({ verb, rest }) => {
    const [, told] = (verb === 'RUN' && /\bgo\s+(?:build|install)\b(.*)/s.exec(rest)) || [];
    const words = told?.replace(/\s-o[\s=]+\S+/g, ' ').split(/\s+/) ?? [];
    return words.filter((word) => /^(?:\.\/)?[\w${}-]+(?:\/[\w.${}-]+)*\/?$/.test(word)).map(withBraces);
  });
}

function withBraces(word: string): string {
  return word.replace(/\$(\w+)/g, '${$1}');
}

/** `EXPOSE 8080/tcp $PORT` */
function portsOf(instructions: readonly DockerInstruction[], known: ReadonlyMap<string, string>): readonly number[] {
  const written = instructions.flatMap(({ verb, rest }) => (verb === 'EXPOSE' ? rest.trim().split(/\s+/) : []));
  const ports = written.map((port) => {
    const variable = /^\$\{?(\w+)\}?/.exec(port)?.[1];
    return Number((variable === undefined ? port : (known.get(variable) ?? '')).split('/')[0] || Number.NaN);
  });
  return [...new Set(ports.filter((port) => Number.isInteger(port)))];
}

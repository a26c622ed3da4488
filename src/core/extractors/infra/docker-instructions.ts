export interface DockerInstruction {
  /** In capitals: `EXPOSE`. */
  readonly verb: string;
  readonly rest: string;
  readonly at: number;
  readonly end: number;
}

/** One instruction a line, unless the line ends in a backslash. */
export function dockerInstructions(text: string): readonly DockerInstruction[] {
  return [...text.matchAll(instruction)].map((match) => ({
    verb: (match[1] ?? '').toUpperCase(),
    rest: (match[2] ?? '').replace(/\\\r?\n/g, ' '),
    at: match.index,
    end: match.index + match[0].length,
  }));
}

const instruction =
  /^[ \t]*(FROM|ENV|ARG|COPY|ADD|EXPOSE|HEALTHCHECK|ENTRYPOINT|CMD|RUN)[ \t]+((?:[^\n\\]|\\\r?\n|\\[^\n])*)/gim;

/** `ENV NAME=value OTHER="value"`, and the old form `ENV NAME value`. */
export function dockerVariables(rest: string): readonly (readonly [name: string, value: string])[] {
  const old = /^([A-Za-z_]\w*)[ \t]+([^=]+)$/.exec(rest.trim());
  const pairs = old === null ? [...rest.matchAll(/([A-Za-z_]\w*)=("[^"]*"|'[^']*'|[^\s]+)/g)] : [old];
  return pairs.map(([, name = '', value = '']) => [name, value.trim().replace(/^["']|["']$/g, '')]);
}

import { isBelow } from '../../model/workspace-path.ts';
import { filesWith } from '../files-with.ts';
import type { LinkInput } from '../link-input.ts';
import type { MessageFact } from '../messaging/message-fact.ts';

/** Messages to what a variable names, where the file that deploys the code says which queue or topic that is. */
export function channelsOfVariables(input: LinkInput, messages: readonly MessageFact[]): readonly MessageFact[] {
  const deployments = filesWith(input.files, 'functions').flatMap(({ facts }) =>
    facts.flatMap((fact) => (fact.kind === 'functions' ? [fact] : [])),
  );
  if (deployments.length === 0) return messages;
  return messages.map((message) => {
    const variable = /^\{(\w+)\}$/.exec(message.channel)?.[1];
    if (variable === undefined) return message;
    const around = deployments.filter(({ folder }) => isBelow(message.spot.context.file, folder));
    const channel = around.map(({ channels }) => channels[variable]).find((name) => name !== undefined);
    return channel === undefined ? message : { ...message, channel };
  });
}

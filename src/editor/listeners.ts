/** Those who want to hear of changes. Plain, so that the session runs without an editor around it. */
export interface Listeners<Message> {
  add(listener: (message: Message) => void): () => void;
  tell(message: Message): void;
}

export function createListeners<Message>(): Listeners<Message> {
  const all = new Set<(message: Message) => void>();
  return {
    add: (listener) => {
      all.add(listener);
      return () => void all.delete(listener);
    },
    tell: (message) => {
      for (const listener of [...all]) listener(message);
    },
  };
}

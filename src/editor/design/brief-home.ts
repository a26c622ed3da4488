/** Where the text of a brief is kept: a document of the editor, or nowhere yet. */
export interface BriefHome {
  /** As it is called in problems; its ending says whether it is YAML or JSON. */
  readonly file: string;
  /** Absent where no document holds it. */
  readonly title: string | undefined;
  read(): string;
  write(text: string): Promise<void>;
}

/** A brief that nobody has opened as text yet. */
export function draftHome(first: string): BriefHome {
  let text = first;
  return {
    file: 'brief.yaml',
    title: undefined,
    read: () => text,
    write: async (next) => {
      text = next;
    },
  };
}

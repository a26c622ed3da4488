/** The plain data of the editor's interface, for tests that run without an editor. What acts is tested in a real one. */
export class Position {
  readonly line: number;
  readonly character: number;

  constructor(line: number, character: number) {
    this.line = line;
    this.character = character;
  }
}

export class Range {
  readonly start: Position;
  readonly end: Position;

  constructor(startLine: number, startCharacter: number, endLine: number, endCharacter: number) {
    this.start = new Position(startLine, startCharacter);
    this.end = new Position(endLine, endCharacter);
  }
}

export const Uri = {
  file: (path: string) => ({ scheme: 'file', path, toString: () => `file://${path}` }),
  from: ({ scheme, path }: { readonly scheme: string; readonly path: string }) => ({
    scheme,
    path,
    toString: () => `${scheme}:${path}`,
  }),
};

export class Location {
  readonly uri: unknown;
  readonly range: Range;

  constructor(uri: unknown, range: Range) {
    this.uri = uri;
    this.range = range;
  }
}

export class DiagnosticRelatedInformation {
  readonly location: Location;
  readonly message: string;

  constructor(location: Location, message: string) {
    this.location = location;
    this.message = message;
  }
}

export class Diagnostic {
  range: Range;
  message: string;
  readonly severity: number;
  source?: string;
  code?: unknown;
  relatedInformation?: readonly DiagnosticRelatedInformation[];
  tags?: readonly number[];

  constructor(range: Range, message: string, severity: number) {
    this.range = range;
    this.message = message;
    this.severity = severity;
  }
}

export const DiagnosticSeverity = { Error: 0, Warning: 1, Information: 2, Hint: 3 };

export const DiagnosticTag = { Unnecessary: 1, Deprecated: 2 };

export const l10n = {
  t: (text: string, ...values: readonly unknown[]) =>
    text.replace(/\{(\d)\}/g, (_, position: string) => String(values[Number(position)])),
};

import type { ProtobufToken } from './protobuf-tokens.ts';

/** Walks the tokens; past the end everything is empty. */
export class ProtobufCursor {
  private readonly tokens: readonly ProtobufToken[];
  private readonly length: number;
  private index = 0;

  constructor(tokens: readonly ProtobufToken[], length: number) {
    this.tokens = tokens;
    this.length = length;
  }

  get done(): boolean {
    return this.index >= this.tokens.length;
  }

  get at(): number {
    return this.tokens[this.index]?.at ?? this.length;
  }

  peek(ahead: number): string {
    return this.tokens[this.index + ahead]?.text ?? '';
  }

  take(): string {
    return this.tokens[this.index++]?.text ?? '';
  }

  accept(text: string): boolean {
    if (this.peek(0) !== text) return false;
    this.index++;
    return true;
  }

  /** Enters a block; what has none is passed over. */
  open(): boolean {
    const opened = this.accept('{');
    if (!opened) this.skipStatement();
    return opened;
  }

  /** A dotted name; a leading dot only says that it is whole. */
  path(): string {
    this.accept('.');
    return this.take() + this.pathRest();
  }

  pathRest(): string {
    let path = '';
    while (this.accept('.')) path += `.${this.take()}`;
    return path;
  }

  /** To the end of a statement: its semicolon, or the block that it ends with. A closing brace belongs to whom it closes. */
  skipStatement(): void {
    while (!this.done && this.peek(0) !== '}') {
      const word = this.take();
      if (word === ';') return;
      if (word === '{') {
        this.skipBlock();
        if (this.peek(0) !== ';' && this.peek(0) !== ']') return;
      }
    }
  }

  skipBlock(): void {
    this.block();
  }

  /** The words of a block that is open. */
  block(): readonly string[] {
    const words: string[] = [];
    for (let depth = 1; !this.done; ) {
      const word = this.take();
      if (word === '{') depth++;
      if (word === '}' && --depth === 0) break;
      words.push(word);
    }
    return words;
  }
}

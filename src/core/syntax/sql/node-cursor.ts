import type { Place } from './schema-statement.ts';
import type { Group, SqlNode } from './token.ts';

export interface QualifiedName extends Place {
  readonly schema?: string | undefined;
  readonly name: string;
}

/** Walks the nodes of one statement. Never moves backwards, never past the end. */
export class NodeCursor {
  readonly #nodes: readonly SqlNode[];
  #next = 0;

  constructor(nodes: readonly SqlNode[]) {
    this.#nodes = nodes;
  }

  get done(): boolean {
    return this.#next >= this.#nodes.length;
  }

  peek(ahead = 0): SqlNode | undefined {
    return this.#nodes[this.#next + ahead];
  }

  next(): SqlNode | undefined {
    const node = this.peek();
    if (node !== undefined) this.#next++;
    return node;
  }

  /** The keyword or sign at the cursor; empty for anything else. */
  word(ahead = 0): string {
    const node = this.peek(ahead);
    return node === undefined || node.kind === 'group' ? '' : node.word;
  }

  /** Moves past the words where all of them stand here. */
  take(...words: readonly string[]): boolean {
    if (!words.every((word, ahead) => this.word(ahead) === word)) return false;
    this.#next += words.length;
    return true;
  }

  takeGroup(): Group | undefined {
    const node = this.peek();
    if (node?.kind !== 'group' || node.open !== '(') return undefined;
    this.#next++;
    return node;
  }

  /** A string literal. */
  takeText(): string | undefined {
    const node = this.peek();
    if (node?.kind !== 'text') return undefined;
    this.#next++;
    return node.text;
  }

  /** `orders`, `"Order"`, `sales.orders`, `{{ schema }}.orders`. */
  takeName(): QualifiedName | undefined {
    const at = this.peek()?.at ?? 0;
    const parts = [this.#takePart()];
    while (this.word() === '.' && isName(this.peek(1))) {
      this.#next++;
      parts.push(this.#takePart());
    }
    const name = parts.at(-1);
    return name === undefined ? undefined : { schema: parts.at(-2), name, at, end: this.passedTo };
  }

  /** A template may be glued to the rest of a name: `{{ prefix }}_orders`. */
  #takePart(): string | undefined {
    let part: string | undefined;
    for (let node = this.peek(); isName(node); node = this.peek()) {
      const glued = node.at === this.passedTo && (node.kind === 'template' || this.#passed?.kind === 'template');
      if (part !== undefined && !glued) break;
      part = `${part ?? ''}${node.text}`;
      this.#next++;
    }
    return part;
  }

  get #passed(): SqlNode | undefined {
    return this.#nodes[this.#next - 1];
  }

  rest(): readonly SqlNode[] {
    return this.#nodes.slice(this.#next);
  }

  /** End of what was passed last. */
  get passedTo(): number {
    return this.#passed?.end ?? this.peek()?.at ?? 0;
  }
}

function isName(node: SqlNode | undefined): node is Exclude<SqlNode, Group> {
  if (node === undefined) return false;
  return node.kind === 'word' || node.kind === 'quoted' || node.kind === 'text' || node.kind === 'template';
}

import type { AdviceSheet, SheetPart } from '../../../src/core/review/sheet.ts';
import { InlineCode } from '../../shared/inline-code.tsx';
import { PlaceLink } from '../../shared/place-link.tsx';

/** How a plan begins the line of its places. */
const seenIn = 'Seen in';

/** A plan, part by part; every text is text. */
export function Sheet({ sheet }: { readonly sheet: AdviceSheet }) {
  return (
    <article class="ba-sheet">
      <h2 class="ba-heading">{sheet.title}</h2>
      {sheet.parts.map((part, position) => (
        <Part key={position} part={part} />
      ))}
    </article>
  );
}

function Part({ part }: { readonly part: SheetPart }) {
  if (part.kind === 'heading') {
    const Heading = part.level === 2 ? 'h3' : 'h4';
    return (
      <Heading>
        <InlineCode text={part.text} />
      </Heading>
    );
  }
  if (part.kind === 'list') {
    return (
      <ul>
        {part.items.map((item) => (
          <li key={item}>
            {item.startsWith(seenIn) ? (
              <>
                {seenIn} <Places text={item} />
              </>
            ) : (
              <InlineCode text={item} />
            )}
          </li>
        ))}
      </ul>
    );
  }
  if (part.kind === 'table') return <Table head={part.head} rows={part.rows} />;
  return (
    <p>
      <InlineCode text={part.text} />
    </p>
  );
}

type TablePart = Pick<Extract<SheetPart, { readonly kind: 'table' }>, 'head' | 'rows'>;

function Table(part: TablePart) {
  const { head, rows } = withoutEmptyColumns(part);
  return (
    <table class={head.length > 2 ? 'ba-table ba-stacks' : 'ba-table'}>
      <thead>
        <tr>
          {head.map((name) => (
            <th scope="col" key={name}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.join('\n')}>
            {row.map((cell, column) => (
              <td key={head[column]} data-head={head[column]}>
                <span>{head[column] === 'Where' ? <Places text={cell} /> : <InlineCode text={cell} />}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Places of the workspace, which plans write as code: each opens. */
function Places({ text }: { readonly text: string }) {
  return [...text.matchAll(/`([^`]+):(\d+)`/g)].map(([place, file = '', line]) => (
    <PlaceLink key={place} file={file} line={Number(line)} />
  ));
}

/** What no row says takes the room of what others say. */
function withoutEmptyColumns({ head, rows }: TablePart): TablePart {
  const said = (_: string, column: number) => rows.some((row) => row[column] !== '');
  return { head: head.filter(said), rows: rows.map((row) => row.filter(said)) };
}

/** Behind each slash but the first, before a fragment, and before what a dot in it adds. */
const breaks = /(?<=[^/]\/)|(?=#)|(?<=#\w+)(?=\.)/;

interface PathProps {
  readonly path: string;
  /** Stands before the path and is never parted from its beginning. */
  readonly method?: string;
}

/** Long paths break there and nowhere else. */
export function Breakable({ path, method }: PathProps) {
  const [first, ...rest] = path.split(breaks);
  return (
    <>
      {method === undefined ? (
        first
      ) : (
        <span class="ba-together">
          {method} {first}
        </span>
      )}
      {rest.map((part) => (
        <>
          <wbr />
          {part}
        </>
      ))}
    </>
  );
}

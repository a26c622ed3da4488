/** Long paths break behind a slash and nowhere else. */
export function Breakable({ path }: { readonly path: string }) {
  return (
    <>
      {path.split(/(?<=\/)/).map((part) => (
        <>
          {part}
          <wbr />
        </>
      ))}
    </>
  );
}

/** A text in pieces, by turns as it is and as it was asked for. */
export function Marked({ pieces }: { readonly pieces: readonly string[] }) {
  return pieces.map((piece, at) =>
    at % 2 === 0 ? piece : <mark key={`${at} ${piece}`}>{piece}</mark>,
  );
}

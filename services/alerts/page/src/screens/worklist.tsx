/** Worklist. */
export function Worklist() {
  return <p>Not here yet.</p>;
}

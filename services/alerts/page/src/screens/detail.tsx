/** Alert. */
export function Detail() {
  return <p>Not here yet.</p>;
}

/** Settings. */
export function Settings() {
  return <p>Not here yet.</p>;
}

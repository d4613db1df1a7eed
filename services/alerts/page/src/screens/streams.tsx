/** Streams. */
export default function Streams() {
  return <p>Not here yet.</p>;
}

/** Unit board. */
export default function UnitBoard() {
  return <p>Not here yet.</p>;
}

/** Compare. */
export default function Compare() {
  return <p>Not here yet.</p>;
}

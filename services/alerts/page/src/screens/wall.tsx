/** KPI wall. */
export default function KpiWall() {
  return <p>Not here yet.</p>;
}

import type { AlertDetail, Card, CardPart } from "../types";

/** What published point scores say of the same stay at the same moment, what they lack, and what they could still become. */
export function Cards({ detail }: { detail: AlertDetail }) {
  const cards = detail.cards ?? [];
  if (cards.length === 0) return null;
  return (
    <section class="card cards" aria-labelledby="cards-title">
      <h2 id="cards-title">Published scores</h2>
      <div class="scroll-x" tabIndex={0} role="group" aria-label="Published scores, a table">
        <table>
          <thead>
            <tr>
              <th scope="col">Score</th>
              <th scope="col" class="number">
                Points
              </th>
              <th scope="col">Class</th>
              <th scope="col">Could be</th>
              <th scope="col">Not on record</th>
            </tr>
          </thead>
          <tbody>
            {cards.map((card) => (
              <tr key={card.version}>
                <th scope="row">
                  <details>
                    <summary>{card.name}</summary>
                    <ul>
                      {card.parts.length === 0 && <li>no condition on record</li>}
                      {card.parts.map((each) => (
                        <li>{partText(each)}</li>
                      ))}
                    </ul>
                  </details>
                </th>
                <td class="number">{card.points}</td>
                <td>{card.band || "–"}</td>
                <td>{span(card)}</td>
                <td>{card.missing.join(", ") || "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="muted">Points count what is on record now. What is not, mostly counts 0, and widens what the score could still become.</p>
    </section>
  );
}

export function span(of: Pick<Card, "points" | "min" | "max">): string {
  return of.min === of.max ? "decided" : `${of.min} to ${of.max}`;
}

export function partText(part: CardPart): string {
  const standing = part.standing === "known" ? "" : `, ${part.standing === "missing" ? "not on record" : part.standing}`;
  return `${part.name}: ${part.points}${standing}${part.min === part.max ? "" : ` (${part.min} to ${part.max})`}`;
}

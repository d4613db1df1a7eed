/** Streams: what has come in, what was refused and why, how far behind each service is. */

import { useState } from "preact/hooks";
import { ago, count } from "../charts/format";
import { Await, Freshness, useLoad } from "../charts/load";
import type { Streams as State, TopicState } from "../kpi-types";

const EVERY = 3000;

export default function Streams() {
  const [paused, setPaused] = useState(false);
  const streams = useLoad<State>("/api/v1/streams", EVERY, paused);
  return (
    <Await from={streams}>
      {(state) => (
        <>
          <p class="headline">{summaryOf(state)}</p>
          <section>
            <h2 id="services">Services</h2>
            <ul class="services">
              <Service name="feed" state={state.feed.state} percent={state.feed.percent} more={`${count(state.feed.records)} records`} />
              {[...state.services]
                .sort((a, b) => a.service.localeCompare(b.service, "en"))
                .map((s) => (
                  <Service key={s.service} name={s.service} state={s.state} percent={s.percent} more={s.lag == null ? "" : s.lag > 0 ? `${count(s.lag)} records behind` : "up to date"} />
                ))}
            </ul>
          </section>
          <section>
            <h2 id="topics">Topics</h2>
            <Topics state={state} />
          </section>
          <Freshness asOf={`Events' clock ${clockOf(state.clock)}.`} every="3 seconds" paused={paused} onPause={setPaused} />
        </>
      )}
    </Await>
  );
}

const clockOf = (clock: string) => (clock ? `${clock.slice(0, 10)} ${clock.slice(11, 16)} UTC` : "not known yet");

/** The state of all streams, in one sentence. */
export function summaryOf(state: State): string {
  const received = state.topics.reduce((sum, t) => sum + t.received, 0);
  const rejected = state.topics.reduce((sum, t) => sum + t.rejected, 0);
  const busy = [...state.services.filter((s) => s.percent < 100 || !isWell(s.state)).map((s) => s.service)];
  if (!isWell(state.feed.state)) busy.unshift("feed");
  const taken = `${count(received)} records received, ${rejected === 0 ? "none" : count(rejected)} rejected`;
  return busy.length ? `${taken}; not ready: ${busy.join(", ")}.` : `${taken}; everything is running.`;
}

function isWell(state: string): boolean {
  return state === "RUNNING" || state === "LIVE";
}

const STATE_WORD: Record<string, string> = {
  RUNNING: "Running",
  LIVE: "Live",
  REBUILDING: "Rebuilding",
  RESTORING: "Restoring",
  REBALANCING: "Moving work",
  STARTING: "Starting",
  RETRYING: "Trying again",
  STOPPED: "Stopped",
  ERROR: "Failed",
};

function stateWord(state: string): string {
  return STATE_WORD[state] ?? state.charAt(0) + state.slice(1).toLowerCase().replaceAll("_", " ");
}

function Service({ name, state, percent, more }: { name: string; state: string; percent: number; more: string }) {
  const whole = Math.round(percent);
  return (
    <li class="card">
      <h3>{name}</h3>
      <p>
        <strong>{stateWord(state)}</strong>
        {more && `, ${more}`}
      </p>
      <div class="progress-line">
        <div
          class="progress"
          role="progressbar"
          aria-label={`${name}: state restored`}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={whole}
          aria-valuetext={`${whole} percent restored`}
        >
          <div style={{ width: `${whole}%` }} />
        </div>
        <span class="number">{whole} % restored</span>
      </div>
    </li>
  );
}

function Topics({ state }: { state: State }) {
  return (
    <div class="scroll-x card" role="region" aria-labelledby="topics" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Topic</th>
            <th scope="col" class="number">
              Received
            </th>
            <th scope="col" class="number">
              Accepted
            </th>
            <th scope="col" class="number">
              Duplicates
            </th>
            <th scope="col" class="number">
              Rejected
            </th>
            <th scope="col">Why rejected</th>
            <th scope="col">Last seen</th>
            <th scope="col" class="number">
              Behind
            </th>
          </tr>
        </thead>
        <tbody>
          {state.topics.map((topic) => (
            <Topic key={topic.topic} topic={topic} now={state.now} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Topic({ topic, now }: { topic: TopicState; now: string }) {
  return (
    <tr class={topic.rejected > 0 ? "has-rejected" : undefined}>
      <th scope="row" class="mono nowrap">
        {topic.topic}
      </th>
      <td class="number">{count(topic.received)}</td>
      <td class="number">{count(topic.accepted)}</td>
      <td class="number">{count(topic.duplicate ?? 0)}</td>
      <td class="number">{topic.rejected > 0 ? <strong>{count(topic.rejected)}</strong> : "0"}</td>
      <td class="reasons">{reasonWords(topic)}</td>
      <td class="nowrap">{ago(topic.lastSeen, now)}</td>
      <td class="number">{topic.lag == null ? "not known" : count(topic.lag)}</td>
    </tr>
  );
}

/** "17 invalid value, 3 unknown kind", most first. */
export function reasonWords(topic: Pick<TopicState, "reasons">): string {
  return [...(topic.reasons ?? [])]
    .sort((a, b) => b.count - a.count || a.reason.localeCompare(b.reason, "en"))
    .map(({ reason, count: n }) => `${count(n)} ${reason.toLowerCase().replaceAll("_", " ")}`)
    .join(", ");
}

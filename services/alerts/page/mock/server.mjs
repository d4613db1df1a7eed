// Serves the built page and a made-up hospital, so that the page can be worked on without the services.
// Port from PORT (0 = any), pace of new alerts from PACE (milliseconds, 0 = none), a token from TOKEN (then it is asked for).
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { act } from "./actions.mjs";
import { CLOCK, detail, iso, list, makeAlert } from "./alerts.mjs";
import { stays, streamsState } from "./board.mjs";
import { indexStays } from "./index-stays.mjs";
import { kpis } from "./kpi.mjs";
import { seeded } from "./random.mjs";

const root = process.env.WARDWATCH_PAGE_OUT ?? fileURLToPath(new URL("../../src/main/resources/page", import.meta.url));
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml" };
const pace = Number(process.env.PACE ?? 4000);
const random = seeded(2025);
const started = Date.now();
// The events' clock runs 30 times as fast as the wall's, as in a demo.
const clock = () => CLOCK + (Date.now() - started) * 30;
const rows = { care: Array.from({ length: 42 }, () => makeAlert(random, "care", CLOCK, false)), finance: Array.from({ length: 9 }, () => makeAlert(random, "finance", CLOCK, false)) };
const audits = new Map(), keys = new Map(), journal = { care: [], finance: [] }, streams = new Set();
let first = 0;

const auditOf = (id) => audits.get(id) ?? audits.set(id, []).get(id);
const write = (response, event, id, data) => response.write(`event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`);

function changed(feed, row) {
  journal[feed].push(structuredClone(row));
  for (const stream of streams) if (stream.feed === feed) write(stream.response, "alert", `c${journal[feed].length}`, row);
}

if (pace > 0) setInterval(() => {
  const row = random.chance(0.7) ? makeAlert(random, "care", clock(), true) : { ...random.pick(rows.care), probability: Math.round(random.between(0.2, 0.7) * 1000) / 1000, updatedAt: iso(clock()) };
  rows.care = [...rows.care.filter((each) => each.alertId !== row.alertId), row];
  changed("care", row);
}, pace).unref();
setInterval(() => streams.forEach(({ feed, response }) => write(response, "heartbeat", `c${journal[feed].length}`, { clock: iso(clock()) })), 2000).unref();

function send(response, status, body, type = "application/json") {
  response.writeHead(status, { "Content-Type": type, "Cache-Control": "no-store" }).end(typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body));
}
const refuse = (response, status, code, text) => send(response, status, { type: "about:blank", title: code, status, detail: text, code }, "application/problem+json");

function stream(request, response, feed, query) {
  const cursor = request.headers["last-event-id"] ?? query.get("cursor");
  if (cursor && !/^c\d+$/.test(cursor)) return refuse(response, 400, "CURSOR_INVALID", "This cursor was not given by a feed.");
  response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
  const from = cursor ? Number(cursor.slice(1)) : journal[feed].length;
  if (from < first) {
    write(response, "reset", `c${journal[feed].length}`, { reason: "EXPIRED" });
    return response.end();
  }
  journal[feed].slice(from).forEach((row, i) => write(response, "alert", `c${from + i + 1}`, row));
  write(response, "heartbeat", `c${journal[feed].length}`, { clock: iso(clock()) });
  const entry = { feed, response };
  streams.add(entry);
  request.on("close", () => streams.delete(entry));
}

async function body(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString() || "{}");
}

async function api(request, response, url) {
  const actor = decodeURIComponent(request.headers["wardwatch-actor"] ?? "unnamed");
  if (process.env.TOKEN && request.headers.authorization !== `Bearer ${process.env.TOKEN}`) return refuse(response, 401, "TOKEN_WANTED", "A bearer token is needed.");
  const path = url.pathname;
  if (path === "/api/v1/me") return send(response, 200, { actor, roles: ["care", "finance", "analyst", "admin"], authentication: process.env.TOKEN ? "bearer" : "none", version: "0.1.0" });
  if (path === "/api/v1/stays") return send(response, 200, stays(clock(), rows.care, url.searchParams));
  if (path === "/api/v1/care/index-stays") {
    return process.env.ROLES === "analyst" ? refuse(response, 403, "FORBIDDEN", "Not for your roles.") : send(response, 200, indexStays(url.searchParams, clock()));
  }
  if (path === "/api/v1/streams") return send(response, 200, streamsState(clock()));
  if (path.startsWith("/api/v1/kpis")) {
    const answer = kpis(path, url.searchParams);
    if (!answer) return refuse(response, 404, "UNKNOWN_KPI", "No KPI of this name.");
    return answer.problem ? refuse(response, answer.problem, answer.code, answer.detail) : send(response, 200, answer);
  }
  const [, feed, what, id, actions] = path.match(/^\/api\/v1\/(care|finance)\/(alerts|stream)(?:\/([^/]+)(\/actions)?)?$/) ?? [];
  if (what === "stream") return stream(request, response, feed, url.searchParams);
  if (what === "alerts" && !id) return send(response, 200, { ...list(rows[feed], url.searchParams, actor, clock()), cursor: `c${journal[feed].length}` });
  const row = rows[feed]?.find((each) => each.alertId === id);
  if (!row) return refuse(response, 404, "NOT_FOUND", "No such alert.");
  if (!actions) return send(response, 200, detail(row, auditOf(id), clock()));
  const answer = act(row, auditOf(id), keys, request.headers["idempotency-key"], await body(request), actor, clock());
  if (answer.problem) return refuse(response, answer.problem, answer.code, answer.detail);
  if (!answer.repeated) changed(feed, row);
  return send(response, 200, answer);
}

// For tests: cut all streams, let all cursors expire, or have one new alert now.
function control(response, path) {
  if (path === "/mock/cut") streams.forEach((each) => each.response.destroy());
  if (path === "/mock/expire") (first = journal.care.length + 1), journal.care.push({ ...rows.care[0] }), streams.forEach((each) => each.response.destroy());
  if (path === "/mock/alert") {
    const row = makeAlert(random, "care", clock(), true);
    rows.care.push(row);
    changed("care", row);
  }
  send(response, 200, { streams: streams.size });
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url, "http://localhost");
  try {
    if (url.pathname.startsWith("/mock/")) return control(response, url.pathname);
    if (url.pathname.startsWith("/api/")) return await api(request, response, url);
    const file = normalize(join(root, url.pathname === "/" ? "index.html" : decodeURIComponent(url.pathname)));
    if (!file.startsWith(root)) return refuse(response, 404, "NOT_FOUND", "Nothing here.");
    response.setHeader("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    return send(response, 200, await readFile(file), TYPES[extname(file)] ?? "application/octet-stream");
  } catch {
    return refuse(response, 404, "NOT_FOUND", "Nothing here.");
  }
});
server.listen(Number(process.env.PORT ?? 4173), "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}/`));

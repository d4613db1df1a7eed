// Drives the page as a nurse would, against a server that the test started. Talks with the test over lines:
// "@word" on standard output asks the test to do something, and the next line of standard input says that it is done.
import { readFileSync, mkdirSync } from "node:fs";
import { createInterface } from "node:readline";
import { createRequire } from "node:module";
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const [base, chromiumPath, pictures] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const answers = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const WAIT = 60_000;
mkdirSync(pictures, { recursive: true });

async function ask(word) {
  console.log("@" + word);
  const { value } = await answers.next();
  return value;
}

async function check(page, name) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  assert.deepEqual(violations.map((each) => `${name}: ${each.id} ${each.nodes[0]?.html}`), []);
}

const ids = (page) => page.$$eval("tr[data-alert]", (rows) => rows.map((row) => row.dataset.alert));

/** The alert of a page's address: #/alert/ID. */
const addressed = (page) => page.evaluate(() => location.hash);

const browser = await chromium.launch({
  executablePath: chromiumPath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
const page = await context.newPage();
const errors = [];
page.on("pageerror", (error) => errors.push(String(error)));
// When each row was first painted: what is seen on the screen, not what has arrived.
await page.addInitScript(() => {
  globalThis.painted = {};
  const look = () => {
    for (const row of document.querySelectorAll("tr[data-alert]")) globalThis.painted[row.dataset.alert] ??= Date.now();
  };
  new MutationObserver(() => requestAnimationFrame(() => requestAnimationFrame(look))).observe(document, { subtree: true, childList: true });
});

async function appears() {
  await page.goto(base + "#/worklist");
  await page.waitForSelector("tr[data-alert]", { timeout: WAIT });
  assert.match(await page.innerText("main"), /readmi|coming back|came back/i);
  const before = new Set(await ids(page));
  await ask("flow");
  const found = await page.waitForFunction(
    (known) => [...document.querySelectorAll("tr[data-alert]")].map((row) => row.dataset.alert).find((id) => !known.includes(id)),
    [...before],
    { timeout: WAIT },
  );
  // Time stands still while the alert is read: in minutes it would be weeks old.
  await ask("stop");
  return found.jsonValue();
}

async function explained(id) {
  await page.focus(`tr[data-alert="${id}"] a`);
  await page.keyboard.press("Enter");
  await page.waitForFunction((alert) => location.hash.includes(alert), id);
  await page.waitForFunction(() => /can(not)? be changed/i.test(document.body.innerText), undefined, { timeout: WAIT });
  const text = await page.innerText("main");
  assert.match(text, /what to do/i);
  assert.match(text, /%/);
  assert.match(text, /not for clinical use/i);
}

async function acknowledged() {
  await page.keyboard.press("c");
  await page.waitForSelector("dialog[open] textarea");
  await page.keyboard.type("seen <b>by</b> the charge nurse");
  await page.keyboard.press("Control+Enter");
  await isAcknowledged();
}

async function isAcknowledged() {
  await page.waitForFunction(
    () => /acknowledged/i.test(document.body.innerText) && document.body.innerText.includes("seen <b>by</b> the charge nurse"),
    undefined,
    { timeout: WAIT },
  );
  assert.equal(await page.$("main b:has-text('by')"), null, "a comment's markup is text");
}

/** Cuts the line while alerts flow; then the list on the screen is the server's list, each alert once. */
async function cut() {
  await page.goto(base + "#/worklist");
  await page.waitForSelector("tr[data-alert]", { timeout: WAIT });
  await ask("flow");
  for (let i = 0; i < 3; i++) {
    await context.setOffline(true);
    await new Promise((done) => setTimeout(done, 1_000));
    await context.setOffline(false);
    await new Promise((done) => setTimeout(done, 1_500));
  }
  await ask("stop");
  const wanted = async () => {
    const listed = await fetch(base + "api/v1/care/alerts?limit=1000").then((answer) => answer.json());
    return listed.rows.map((row) => row.alertId).sort();
  };
  const deadline = Date.now() + WAIT;
  for (;;) {
    await page.keyboard.press(".");
    const shown = (await ids(page)).sort();
    const listed = await wanted();
    assert.equal(new Set(shown).size, shown.length, "an alert stands twice");
    if (JSON.stringify(shown) === JSON.stringify(listed)) return shown.length;
    if (Date.now() > deadline) assert.deepEqual(shown, listed);
    await new Promise((done) => setTimeout(done, 500));
  }
}

/** Money stands on a feed of its own: its alerts are claims, none of them among the patients. */
async function finance() {
  await page.goto(base + "#/wall");
  await page.waitForSelector("main svg", { timeout: WAIT });
  const wall = await page.innerText("main");
  for (const group of ["Denials and collection", "Receivables", "Write-offs", "Charges"]) assert.ok(wall.includes(group), group);
  assert.match(wall, /Owed for 31–60 days\s+\?\s+\$\d/);
  await page.goto(base + "#/worklist");
  await page.waitForSelector("tr[data-alert]", { timeout: WAIT });
  const care = new Set(await ids(page));
  await page.getByLabel("Feed").selectOption("finance");
  await page.waitForFunction(() => document.querySelector("tr[data-alert]") && /Amount and payer/.test(document.body.innerText), null, { timeout: WAIT });
  assert.match(await page.innerText("main"), /Risk of a denial|not paid within 90 days/);
  for (const id of await ids(page)) assert.ok(!care.has(id), "an alert stands on both feeds");
  await page.locator("tr[data-alert] a").first().click();
  await page.waitForFunction(() => /What to do/.test(document.body.innerText), null, { timeout: WAIT });
  assert.match(await page.innerText("main"), /for this claim, by these reasons/);
  return addressed(page);
}

const json = (path) => fetch(base + path).then((answer) => answer.json());

/** Every readmission figure is that of the stays behind it: of each facility and the network, in each variant and window. */
async function addsUp() {
  const { kpis, facilities } = await json("api/v1/kpis");
  const parts = /^readmission\.(\d+)d\.(crude|unplanned(?:\.(?:cms|ami|hf|pn|copd|cabg|tha-tka))?)(\.same)?$/;
  let compared = 0;
  for (const facility of ["ALL", ...facilities]) {
    const { values } = await json(`api/v1/kpis/latest?facility=${facility}&window=30d`);
    for (const value of values) {
      const [, horizon, measure, same] = parts.exec(value.kpi) ?? [];
      if (!measure || value.denominator === null || !kpis.some((each) => each.kpi === value.kpi)) continue;
      const where = facility === "ALL" ? "" : `&facility=${facility}`;
      const asked = `measure=${measure}&horizon=${horizon}&returns=${same ? "same" : "any"}&from=${value.cohortFrom}&to=${value.cohortTo}${where}`;
      const { counts, rows } = await json(`api/v1/care/index-stays?${asked}&limit=1000`);
      const told = `${value.kpi} ${value.status} of ${facility}, ${value.cohortFrom} to ${value.cohortTo}`;
      assert.equal(`${counts.numerator} of ${counts.denominator}`, `${value.numerator} of ${value.denominator}`, told);
      if (rows.length < 1000) {
        assert.equal(rows.filter((row) => row.included).length, value.denominator, told);
        assert.equal(rows.filter((row) => row.outcome?.state === "READMITTED").length, value.numerator, told);
      }
      assert.ok(rows.every((row) => row.included !== row.reasons.length > 0), `${told}: each stay is in, or has its reasons`);
      compared++;
    }
  }
  assert.ok(compared > 100, `only ${compared} figures were compared`);
}

/** The readmission tile explains itself under the pointer and leads to the stays behind it. */
async function behind() {
  await page.goto(base + "#/wall");
  const title = "Unplanned readmissions within 30 days";
  const tile = page.locator(".tile", { has: page.getByRole("button", { name: `What is ${title}?`, exact: true }) });
  await tile.hover({ position: { x: 20, y: 60 }, timeout: WAIT });
  await tile.locator(".left-out").waitFor({ timeout: WAIT });
  const text = await tile.getByRole("dialog").textContent();
  assert.match(text, /readmission\.30d\.unplanned@\d/);
  assert.match(text, /matured: all followed for all 30 days/);
  assert.match(text, /stays of these days are left out/);
  assert.match(text, /The tile says the same: [\d,]+ of [\d,]+\./);
  assert.match(text, /Code lists: /);
  await check(page, "the tile's explanation");
  await page.screenshot({ path: `${pictures}/explained.png` });
  await tile.getByRole("link", { name: "The stays behind this number" }).click();
  await page.waitForSelector(".behind-table", { timeout: WAIT });
  assert.match(await page.innerText("main"), /The tile says the same/);
  await page.getByRole("button", { name: "Only stays left out for: died in hospital" }).click();
  await page.waitForFunction(() => {
    const rows = [...document.querySelectorAll(".behind-table tbody tr")];
    return rows.length > 0 && rows.every((row) => /died in hospital/.test(row.textContent));
  }, undefined, { timeout: WAIT });
}

async function screens(alert, claim) {
  const places = [
    ["worklist", "#/worklist?feed=care", "tr[data-alert]"],
    ["detail", alert, "main h1, main h2"],
    ["finance", "#/worklist?feed=finance", "tr[data-alert]"],
    ["claim", claim, "main h1, main h2"],
    ["wall", "#/wall", "main svg"],
    ["readmissions", "#/readmissions", ".behind-table"],
    ["compare", "#/compare", "main svg"],
    ["units", "#/units", "main table"],
    ["streams", "#/streams", "main table"],
    ["settings", "#/settings", "main form, main h1"],
  ];
  for (const scheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const [name, place, ready] of places) {
      await page.goto(base + place);
      await page.waitForSelector(ready, { timeout: WAIT });
      await page.waitForLoadState("networkidle", { timeout: 3_000 }).catch(() => {});
      await check(page, `${name}, ${scheme}`);
      await page.screenshot({ path: `${pictures}/${name}-${scheme}.png` });
      await page.setViewportSize({ width: 320, height: 640 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(wide <= 1, `${name}: scrolls sideways by ${wide} px at 320 px`);
      await page.setViewportSize({ width: 1280, height: 900 });
    }
  }
}

try {
  const id = await appears();
  await explained(id);
  await acknowledged();
  const alert = await addressed(page);
  await page.reload();
  await isAcknowledged();
  await ask("restart");
  await page.reload();
  await isAcknowledged();
  const rows = await cut();
  const painted = await page.evaluate(() => globalThis.painted);
  await addsUp();
  await behind();
  await screens(alert, await finance());
  assert.deepEqual(errors, []);
  console.log("=" + JSON.stringify({ rows, painted }));
} finally {
  await browser.close();
}
process.exit(0);

// Reads a report as an analyst would: on a wide and a narrow screen, without its script, in print, and with the slider.
import { readFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const [address, chromiumPath, pictures] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
mkdirSync(pictures, { recursive: true });

const browser = await chromium.launch({
  executablePath: chromiumPath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const errors = [];
const loaded = [];

async function open(options) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.on("console", (message) => errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("request", (request) => loaded.push(request.url()));
  await page.goto(address);
  return page;
}

/** The page's own policy forbids scripts of others, so axe comes as the inspector would. */
async function check(page, name) {
  const inspector = await page.context().newCDPSession(page);
  await inspector.send("Runtime.evaluate", { expression: axe });
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  assert.deepEqual(violations.map((each) => `${name}: ${each.id} ${each.nodes[0]?.html}`), []);
}

async function fits(page, name) {
  const [needed, there] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(needed <= there, `${name}: ${needed} px on ${there}`);
}

async function slides() {
  const page = await open({});
  await check(page, "wide");
  await fits(page, "wide");
  await page.screenshot({ path: `${pictures}/report.png`, fullPage: true });
  const cell = (list, k) => page.textContent(`#places-all tr[data-list="${list}"][data-k="${k}"] td:nth-of-type(4)`);
  const shown = () => page.textContent(`#places-now tr[data-list="A"] td:nth-of-type(4)`);
  const places = await page.$$eval('#places-all tr[data-list="A"]', (rows) => rows.map((row) => Number(row.dataset.k)));
  const [first, last] = [places[0], places[places.length - 1]];
  assert.ok(first < last, "there is something to slide over");
  await page.fill("#places-number", String(last));
  assert.equal(await shown(), await cell("A", last));
  assert.match(await page.textContent("#places-said"), new RegExp(`With ${last} places a day`));
  assert.equal(await page.getAttribute("#fig-ppv .cursor", "visibility"), "visible");
  const cursor = () => page.getAttribute("#fig-ppv .cursor", "x1");
  const before = await cursor();
  await page.fill("#places-number", "999");
  assert.match(await page.textContent("#places-said"), /999 was not computed/);
  await page.focus("#places-slider");
  await page.keyboard.press("Home");
  assert.equal(await page.inputValue("#places-number"), String(first));
  assert.equal(await shown(), await cell("A", first));
  assert.notEqual(await cursor(), before);
  assert.match(await page.getAttribute("#places-slider", "aria-valuetext"), new RegExp(`With ${first} place`));
  await page.keyboard.press("End");
  assert.equal(await page.inputValue("#places-number"), String(last));
  await check(page, "after sliding");
  await page.context().close();
}

async function prints() {
  const page = await open({});
  const visible = () => page.$$eval("figure table", (tables) => tables.filter((table) => table.checkVisibility({ contentVisibilityAuto: true, checkVisibilityCSS: true })).length);
  const tables = await page.$$eval("figure table", (all) => all.length);
  assert.equal(await visible(), 0, "tables are folded on a screen");
  await page.emulateMedia({ media: "print" });
  // The media change reaches the page's style with its next frame.
  await page.waitForFunction(() => matchMedia("print").matches);
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  assert.equal(await visible(), tables, "tables are open in print");
  assert.equal(await page.isVisible("nav"), false);
  await page.pdf({ path: `${pictures}/report.pdf`, format: "A4" });
  await page.context().close();
}

async function narrow() {
  const page = await open({ viewport: { width: 320, height: 800 }, colorScheme: "dark" });
  await fits(page, "narrow");
  await check(page, "narrow, dark");
  await page.screenshot({ path: `${pictures}/report-narrow-dark.png`, fullPage: true });
  await page.context().close();
}

async function withoutScript() {
  const page = await open({ javaScriptEnabled: false });
  assert.equal(await page.isVisible("#staffing-form"), false, "no slider that does nothing");
  assert.equal(await page.isVisible("#places-now table"), true);
  await page.click("#places-all summary");
  assert.equal(await page.isVisible("#places-all table"), true);
  await page.context().close();
}

await slides();
await prints();
await narrow();
await withoutScript();
assert.deepEqual(errors, []);
assert.deepEqual([...new Set(loaded)], [address]);
await browser.close();

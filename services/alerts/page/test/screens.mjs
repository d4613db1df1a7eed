// Drives Chromium through every screen: axe in light and dark, reflow at 320 px, keyboard flows, the stream, screenshots.
// BASE names a running server; without it the mock is started. OUT is the folder of the screenshots.
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { launch, server } from "./browser.mjs";
import { chartFlows } from "./chart-flows.mjs";
import { flows, tokens } from "./flows.mjs";

const out = process.env.OUT ?? fileURLToPath(new URL("../out/", import.meta.url));
const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const SCREENS = ["worklist", "finance", "alert", "wall", "chart", "readmissions", "about", "compare", "units", "streams", "settings", "help", "snooze"];
/** What is opened on the worklist, by which key. */
const DIALOGS = { help: "?", snooze: "s" };
/** Screens whose address is not their name. */
const PLACES = { chart: "wall/readmission.30d.crude", about: "wall" };
const failures = [];

function check(good, text) {
  if (!good) failures.push(text);
  console.log(`${good ? "ok  " : "FAIL"} ${text}`);
}

async function open(page, base, screen) {
  await page.goto("about:blank");
  const list = ["worklist", "alert", "finance"].includes(screen) || DIALOGS[screen] !== undefined;
  await page.goto(`${base}#/${!list ? (PLACES[screen] ?? screen) : screen === "finance" ? "worklist?feed=finance" : "worklist"}`);
  await page.waitForSelector("main h1");
  // A feed may be empty, as that of finance is until claims come.
  if (list) await page.waitForSelector(screen === "finance" ? "tr[data-alert], main .card" : "tr[data-alert]");
  if (DIALOGS[screen]) {
    await page.keyboard.press("j");
    await page.keyboard.press(DIALOGS[screen]);
    await page.waitForSelector("dialog[open]");
  }
  if (screen === "alert") {
    await page.locator("tr[data-alert] a").first().click();
    await page.waitForSelector(".detail");
  }
  if (screen === "chart") await page.waitForSelector("svg.plot");
  if (screen === "readmissions") await page.waitForSelector(".behind-table");
  if (screen === "about") {
    await page.getByRole("button", { name: "What is Unplanned readmissions within 30 days?" }).click();
    await page.getByText("The stays behind this number").waitFor();
    await page.locator(".left-out").waitFor();
  }
  // Charts are read after the screen; what is there when the network rests is the screen.
  await page.waitForFunction(() => !/Loading…|Reading…/.test(document.querySelector("main").textContent), undefined, { timeout: 10_000 });
  await page.waitForTimeout(300);
}

/** axe, run in the page by the debugger's evaluate, which the page's own policy does not concern. */
async function axe(page) {
  await page.evaluate(axeSource);
  const result = await page.evaluate(() =>
    globalThis.axe.run(document, { runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } }),
  );
  return result.violations.map((each) => `${each.id} (${each.nodes.length}): ${each.nodes[0].target.join(" ")} ${each.nodes[0].failureSummary.split("\n")[1] ?? ""}`);
}

/** Targets smaller than 24 px that axe lets pass because they have space around them are fine; wider than the page is not. */
async function reflow(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const wide = [...document.querySelectorAll("main *, header *, footer *")].filter((each) => {
      const box = each.getBoundingClientRect();
      return box.right > width + 1 && box.width > 0 && !each.closest(".scroll-x, .chart-body, .visually-hidden, thead") && getComputedStyle(each).position !== "absolute";
    });
    return { scroll: document.documentElement.scrollWidth - width, wide: wide.slice(0, 3).map((each) => `${each.tagName}.${each.getAttribute("class")}`) };
  });
}

const browser = await launch();
if (!browser) {
  console.log("SKIPPED: no Chromium at CHROMIUM or /usr/bin/chromium");
  process.exit(process.env.CI === "true" ? 1 : 0);
}
await mkdir(out, { recursive: true });
const target = await server(process.env.BASE);
try {
  for (const scheme of ["light", "dark"]) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: scheme, reducedMotion: "reduce" });
    const page = await context.newPage();
    page.on("pageerror", (error) => failures.push(`error in the page: ${error.message}`));
    page.on("console", (message) => message.type() === "error" && failures.push(`console: ${message.text()}`));
    for (const screen of SCREENS) {
      await open(page, target.base, screen);
      check((await page.title()).endsWith("· Wardwatch"), `${screen} has a title: ${await page.title()}`);
      const violations = await axe(page);
      check(violations.length === 0, `${screen} ${scheme}: axe ${violations.join(" | ") || "finds nothing"}`);
      await page.screenshot({ path: `${out}/${screen}-${scheme}.png`, fullPage: screen !== "worklist" });
    }
    await context.close();
  }
  const narrow = await browser.newContext({ viewport: { width: 320, height: 640 } });
  const page = await narrow.newPage();
  for (const screen of SCREENS) {
    await open(page, target.base, screen);
    const { scroll, wide } = await reflow(page);
    check(scroll <= 0, `${screen} at 320 px does not scroll sideways ${scroll > 0 ? `(${scroll} px: ${wide.join(", ")})` : ""}`);
    const violations = await axe(page);
    check(violations.length === 0, `${screen} narrow: axe ${violations.join(" | ") || "finds nothing"}`);
    await page.screenshot({ path: `${out}/${screen}-narrow.png` });
  }
  await narrow.close();
  const print = await browser.newContext({ viewport: { width: 1000, height: 800 } });
  const printed = await print.newPage();
  await open(printed, target.base, "worklist");
  await printed.emulateMedia({ media: "print" });
  check((await printed.locator("nav").isHidden()) && (await printed.locator("tr[data-alert]").first().isVisible()), "print shows the list as a table, without navigation");
  check((await printed.locator("tr[data-alert]").first().evaluate((row) => getComputedStyle(row).display)) === "table-row", "print keeps table rows");
  await printed.screenshot({ path: `${out}/worklist-print.png` });
  await print.close();
  if (!process.env.BASE) {
    await flows(browser, check);
    await tokens(browser, check);
    await chartFlows(browser, check, target.base);
  }
} finally {
  await browser.close();
  target.stop();
}
console.log(failures.length ? `\n${failures.length} failed:\n${failures.join("\n")}` : "\nall is well");
process.exitCode = failures.length ? 1 : 0;

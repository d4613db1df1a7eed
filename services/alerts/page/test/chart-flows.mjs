// What the chart screens do, driven in a browser: definitions, charts and their tables, words for what is missing.
import { server } from "./browser.mjs";

const settled = (page) =>
  page.waitForFunction(() => !/Loading/.test(document.querySelector("main").textContent), undefined, { timeout: 10_000 });

async function open(page, base, hash) {
  await page.goto("about:blank");
  await page.goto(`${base}#/${hash}`);
  await page.waitForSelector("main h1");
  await settled(page);
}

const focused = (page) => page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent || "");

async function wall(page, base, check) {
  await open(page, base, "wall");
  await page.waitForSelector(".tile");
  const headline = await page.locator(".headline").textContent();
  check(/Of [\d,]+ discharges .* within 30 days: .*95.% interval/.test(headline), `the wall says the 30-day rate with its n: ${headline}`);
  const about = page.getByRole("button", { name: "What is Readmitted within 30 days?" });
  const definition = page.locator(".tile", { has: about }).locator(".definition-text");
  check(await definition.isHidden(), "a definition is not in the way");
  await about.focus();
  check(await definition.isVisible(), "a definition shows on focus");
  await page.keyboard.press("Escape");
  check(await definition.isHidden(), "Escape puts a definition away");
  await about.hover();
  check(await definition.isVisible(), "a definition shows under the pointer");
  await page.locator("#kpi-readmission\\.30d\\.crude").focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector("svg.plot");
  check(/KPI wall|within 30 days/.test(await focused(page)), "a chart that opens takes the focus to its heading");
  await page.getByRole("link", { name: "All KPIs" }).click();
  await page.waitForSelector(".tile");
  await page.waitForFunction(() => document.activeElement?.id.startsWith("kpi-"));
  check((await focused(page)) === "kpi-readmission.30d.crude", "back on the wall the focus is where it was");
  await page.getByRole("button", { name: "Show as table" }).click();
  check((await page.locator(".wall-table").count()) >= 5, "the wall reads as tables too");
  await page.getByLabel("Facility").selectOption("SOUTH");
  await page.waitForFunction(() => location.hash.includes("facility=SOUTH"));
  await page.getByText("Unavailable: no charges of stays ever seen here").first().waitFor();
  check(true, "a missing input is named, and the choice stands in the address");
}

/** The readmission tile explains itself, and the stays behind it add up to it. */
async function readmissions(page, base, check) {
  await open(page, base, "wall");
  const title = "Unplanned readmissions within 30 days";
  const tile = page.locator(".tile", { has: page.getByRole("button", { name: `What is ${title}?` }) });
  const about = tile.getByRole("dialog", { name: `About ${title}` });
  await tile.hover({ position: { x: 20, y: 60 } });
  await about.waitFor();
  await tile.locator(".left-out").waitFor();
  const text = await about.textContent();
  const [, numerator] = text.match(/Numerator([\d,]+)/) ?? [];
  const [, denominator] = text.match(/Denominator([\d,]+)/) ?? [];
  check(/readmission.30d.unplanned@1/.test(text) && /Days1 Feb/.test(text) && /matured: all followed/.test(text), "the tile names its definition, days and maturity");
  check(/stays of these days are left out/.test(text) && /died in hospital\s*\d/.test(text) && /Code lists: /.test(text), "the tile says what is left out, and by which lists");
  check(text.includes(`The tile says the same: ${numerator} of ${denominator}.`), "list and tile agree");
  await page.mouse.move(2, 2);
  check(await about.isHidden(), "what the pointer opened closes when it leaves");
  await tile.hover({ position: { x: 20, y: 60 } });
  await about.waitFor();
  await page.keyboard.press("Escape");
  check(await about.isHidden(), "Escape closes it wherever the focus is");
  await tile.getByRole("button").focus();
  await about.waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  check((await focused(page)) === "The stays behind this number", "the keyboard reaches the stays behind the number");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".behind-table");
  check((await page.locator(".add-up").first().textContent()).includes(`${numerator} of the ${denominator} were followed`), "the screen says how numerator and denominator are made");
  const counted = async (status, shows) => {
    await page.getByLabel("Show").selectOption(status);
    // The mock's pages are as long as the service's: all that is listed is read, page by page.
    await page.waitForFunction((wanted) => document.querySelector(".pages [role=status]")?.textContent.endsWith(` of ${wanted}`), shows, { timeout: 5000 });
    let rows = await page.locator(".behind-table tbody tr").count();
    while (await page.getByRole("button", { name: "Older" }).isEnabled()) {
      const before = await page.locator(".pages [role=status]").textContent();
      await page.getByRole("button", { name: "Older" }).click();
      await page.waitForFunction((old) => document.querySelector(".pages [role=status]").textContent !== old && !document.querySelector("[aria-busy=true]"), before);
      rows += await page.locator(".behind-table tbody tr").count();
    }
    return rows;
  };
  check((await counted("included", denominator)) === Number(denominator.replace(",", "")), "the listed index stays are the denominator");
  check((await counted("readmitted", numerator)) === Number(numerator.replace(",", "")), "the listed readmitted stays are the numerator");
  await page.getByRole("button", { name: "Only stays left out for: died in hospital" }).click();
  await page.waitForFunction(() => [...document.querySelectorAll(".behind-table tbody tr")].every((row) => /died in hospital/.test(row.textContent)));
  check(true, "a reason shows only its stays");
  check((await page.evaluate(() => location.hash)).includes("reason=DIED"), "the choice stands in the address");
  await open(page, base, "readmissions?kpi=readmission.30d.unplanned&cohort=days&from=2030-01-01&to=2030-01-02");
  check((await page.locator("main").textContent()).includes("No stay of these days is known here."), "no stays are told in a sentence");
}

async function roles(browser, check) {
  const target = await server(undefined, { ROLES: "analyst" });
  const page = await browser.newPage();
  try {
    await open(page, target.base, "readmissions");
    await page.getByText("Your roles do not allow you to see this.").waitFor();
    await open(page, target.base, "wall");
    await page.getByRole("button", { name: "What is Unplanned readmissions within 30 days?" }).focus();
    await page.getByText("Your roles show you figures, not the stays behind them.").waitFor();
    check((await page.getByText("The stays behind this number").count()) === 0, "who may see figures only is told so, and given no link");
  } finally {
    await page.close();
    target.stop();
  }
}

async function chart(page, base, check) {
  await open(page, base, "wall/los.midnights");
  const picture = page.locator("svg.plot");
  await picture.waitFor();
  check((await picture.getAttribute("role")) === "img" && !!(await picture.getAttribute("aria-label")), "a chart is an image with a sentence");
  await page.getByText("How to read this chart").click();
  check((await page.locator(".rules dt").count()) === 4, "the four rules are told");
  await page.getByRole("button", { name: /^Show as table/ }).click();
  check((await page.locator(".chart table tbody tr").count()) >= 26, "a chart shows its numbers as a table");
  check((await page.locator(".chart table").textContent()).includes("part of a shift"), "the table says which points stand out");
}

async function compare(page, base, check) {
  await open(page, base, "compare?facility=NORTH&by=provider");
  await page.locator("svg.plot").waitFor();
  const told = await page.locator(".outside li").allTextContents();
  check(told.some((text) => text.includes("higher than chance alone would explain")), "who stands outside is told in words");
  check((await page.locator(".chart-notes").textContent()).includes("are not shown"), "small groups are counted");
  await page.getByRole("button", { name: /^Show as table/ }).click();
  const names = await page.locator(".chart tbody th").allTextContents();
  check(names.join() === [...names].sort().join(), "the table is by name, not by rank");
}

async function units(page, base, check) {
  await open(page, base, "units");
  await page.locator(".census").waitFor();
  check((await page.locator(".census tbody tr").first().locator("td").count()) >= 14, "the census has a fortnight of days");
  check((await page.locator(".scroll-x:not([tabindex='0'])").count()) === 0, "what scrolls can be reached by keyboard");
  const link = page.locator(".stays a").first();
  check(/^#\/alert\/\w+/.test(await link.getAttribute("href")), "a stay leads to its alert");
}

async function streams(page, base, check) {
  await page.clock.install();
  await open(page, base, "streams");
  const first = page.locator("tbody td").first();
  const before = await first.textContent();
  await page.getByRole("button", { name: "Pause" }).focus();
  await page.clock.runFor(3500);
  await page.waitForFunction((text) => document.querySelector("tbody td").textContent !== text, before);
  check((await focused(page)) === "Pause", "a refresh takes the focus from nobody");
  check((await page.getByRole("progressbar").count()) >= 3, "restoring is told by progress bars");
  let asked = 0;
  page.on("request", (request) => request.url().endsWith("/streams") && asked++);
  await page.evaluate(() => Object.defineProperty(document, "hidden", { configurable: true, get: () => true }));
  await page.clock.runFor(15_000);
  check(asked === 0, "a hidden tab asks nothing");
  await page.evaluate(() => delete document.hidden);
  await page.clock.runFor(3500);
  check(asked >= 1, "a tab that is seen again goes on");
}

async function missing(browser, check) {
  for (const [kpi, words] of [["off", "No KPI service is set up"], ["restoring", "being restored"]]) {
    const target = await server(undefined, { KPI: kpi });
    const page = await browser.newPage();
    try {
      for (const screen of ["wall", "compare", "units"]) {
        await page.goto("about:blank");
        await page.goto(`${target.base}#/${screen}`);
        await page.getByText(words).first().waitFor({ timeout: 10_000 });
        check(await page.getByRole("button", { name: "Try again" }).first().isVisible(), `${screen}, KPI ${kpi}: a plain sentence and another try`);
      }
    } finally {
      await page.close();
      target.stop();
    }
  }
}

/** All of it; `check(good, text)` notes one result. Needs the mock at `base`: it knows what the mock says. */
export async function chartFlows(browser, check, base) {
  for (const flow of [wall, readmissions, chart, compare, units, streams]) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    try {
      await flow(await context.newPage(), base, check);
    } catch (cause) {
      check(false, `${flow.name}: ${cause.message.split("\n")[0]}`);
    } finally {
      await context.close();
    }
  }
  await roles(browser, check).catch((cause) => check(false, `roles: ${cause.message.split("\n")[0]}`));
  await missing(browser, check).catch((cause) => check(false, `missing: ${cause.message.split("\n")[0]}`));
}

import { server } from "./browser.mjs";

const rowOf = (page) => page.evaluate(() => document.activeElement?.closest("tr[data-alert]")?.dataset.alert ?? "");
const ids = (page) => page.evaluate(() => [...document.querySelectorAll("tr[data-alert]")].map((each) => each.dataset.alert));
const focus = (page) => page.evaluate(() => document.activeElement?.tagName ?? "");

/** What a nurse does with the keyboard alone, and what the list does while she reads. The mock is asked to misbehave. */
export async function flows(browser, check) {
  const target = await server(undefined);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const control = (what) => fetch(`${target.base}mock/${what}`);
  try {
    await page.goto(target.base);
    await page.waitForSelector("tr[data-alert]");
    await page.waitForSelector(".connection.live");
    await arrivals(page, control, check);
    await keyboard(page, check);
    await dialogs(page, check);
    await connection(page, control, check);
    await texts(page, check);
  } finally {
    await context.close();
    target.stop();
  }
}

/** A server that wants a token: asked for, refused when wrong, sent with the stream too, gone with the tab. */
export async function tokens(browser, check) {
  const target = await server(undefined, { TOKEN: "right" });
  const context = await browser.newContext();
  const page = await context.newPage();
  try {
    await page.goto(target.base);
    await page.getByLabel("Token").fill("wrong");
    await page.keyboard.press("Enter");
    await page.getByText("The server refuses this token").waitFor();
    check(true, "a wrong token is refused in words");
    await page.getByLabel("Token").fill("right");
    await page.keyboard.press("Enter");
    await page.waitForSelector("tr[data-alert]");
    await page.waitForSelector(".connection.live");
    check((await page.getByLabel("Token").count()) === 0, "with the right one the list and the stream come");
    const other = await context.newPage();
    await other.goto(target.base);
    await other.getByLabel("Token").waitFor();
    check(true, "another tab has to ask again");
  } finally {
    await context.close();
    target.stop();
  }
}

async function arrivals(page, control, check) {
  const before = await ids(page);
  await control("alert");
  await page.waitForFunction((count) => document.querySelectorAll("tr[data-alert]").length > count, before.length);
  check(true, "a new alert comes in at once while nothing has the focus");
  await page.keyboard.press("j");
  const first = await rowOf(page);
  check(first === (await ids(page))[0], "j moves to the first row");
  const count = (await ids(page)).length;
  await control("alert");
  await control("alert");
  await page.waitForSelector(".waiting button");
  await page.waitForFunction(() => /2 new/.test(document.querySelector(".waiting")?.textContent ?? ""));
  check((await ids(page)).length === count, "new alerts wait while a row has the focus");
  await page.waitForFunction(() => /new.*press full stop/.test(document.querySelector("[role=status]").textContent));
  check(true, "what waits is said in the live region");
  await page.keyboard.press(".");
  await page.waitForFunction((n) => document.querySelectorAll("tr[data-alert]").length === n, count + 2);
  check((await rowOf(page)) === first, "full stop lets them in and the focus stays on its row");
}

async function keyboard(page, check) {
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  const all = await ids(page);
  check((await rowOf(page)) === all[all.indexOf(await rowOf(page))] && all.indexOf(await rowOf(page)) >= 2, "j walks down");
  await page.keyboard.press("k");
  const at = await rowOf(page);
  await page.keyboard.press("Enter");
  await page.waitForSelector(".detail");
  check(page.url().includes(`/alert/${at}`), "Enter opens the row that has the focus");
  check((await focus(page)) === "H1", "the focus goes to the heading of the new screen");
  await page.keyboard.press("n");
  await page.waitForFunction((id) => !location.hash.includes(id), at);
  check(page.url().includes(all[all.indexOf(at) + 1]), "n goes to the next alert");
  await page.keyboard.press("p");
  await page.waitForFunction((id) => location.hash.includes(id), at);
  check(true, "p goes back to the one before");
  await page.waitForSelector(".detail");
  await page.keyboard.press("Escape");
  await page.waitForSelector("tr[data-alert]");
  check(page.url().includes("#/worklist"), "Escape goes back to the list");
  await page.keyboard.press("/");
  check((await page.evaluate(() => document.activeElement.id)) === "search", "/ goes to the search");
  await page.keyboard.type("asrcm?");
  check(!(await page.locator("dialog[open]").count()), "keys do nothing while a field is written in");
  await page.waitForFunction(() => location.hash.includes("q=asrcm"));
  check(true, "the search stands in the address");
  await page.fill("#search", "");
  await page.waitForFunction(() => !location.hash.includes("q="));
  await page.keyboard.press("Escape");
  await page.waitForSelector("tr[data-alert]");
  await page.keyboard.press("?");
  await page.waitForSelector("dialog[open]");
  await page.keyboard.press("Escape");
  check(!(await page.locator("dialog[open]").count()), "? shows the help and Escape closes it");
}

async function dialogs(page, check) {
  await page.keyboard.press("j");
  while (!(await page.evaluate(() => /New/.test(document.activeElement.closest("tr").cells[5].textContent)))) await page.keyboard.press("j");
  const id = await rowOf(page);
  await page.keyboard.press("c");
  await page.waitForSelector("dialog[open]");
  check((await focus(page)) === "TEXTAREA", "c asks for a comment at once");
  await page.keyboard.press("Tab");
  await page.locator("dialog[open] button[type=submit]").click();
  check(/comment/i.test(await page.locator("dialog[open] [role=alert]").textContent()), "a missing comment is said in words");
  await page.locator("dialog[open] textarea").fill("<img src=x onerror=alert(1)> called & left word");
  const posts = [];
  page.on("request", (request) => request.method() === "POST" && posts.push(request.headers()["idempotency-key"]));
  await page.locator("dialog[open] button[type=submit]").dblclick().catch(() => {});
  await page.waitForSelector("dialog[open]", { state: "detached" });
  check(new Set(posts).size === 1, `a double click is one action (${posts.length} sent)`);
  await page.waitForFunction((each) => document.activeElement?.closest("tr")?.dataset.alert === each, id);
  check(true, "after the action the focus is on its row again");
  check(/Acknowledged/.test(await page.locator(`tr[data-alert="${id}"]`).textContent()), "the row says Acknowledged");
  const count = (await ids(page)).length;
  await page.keyboard.press("r");
  await page.waitForSelector("dialog[open]");
  await page.keyboard.press("Enter");
  await page.waitForSelector("dialog[open]", { state: "detached" });
  await page.waitForFunction((n) => document.querySelectorAll("tr[data-alert]").length === n, count - 1);
  await page.waitForFunction(() => document.activeElement?.closest("tr"));
  check((await rowOf(page)) !== id, "after resolving, the focus is on the row now in its place");
  await page.locator(".done button", { hasText: "Undo" }).click();
  await page.waitForFunction((each) => document.querySelector(`tr[data-alert="${each}"]`), id);
  check(true, "undo brings it back");
  await page.goto(`${page.url().split("#")[0]}#/alert/${id}`);
  await page.waitForSelector(".audit blockquote");
  check((await page.locator(".audit blockquote").first().textContent()).includes("<img src=x"), "a comment with markup is shown as text");
  check((await page.locator(".audit li").count()) >= 3, "the audit trail holds all three actions");
}

async function connection(page, control, check) {
  await page.goto(`${page.url().split("#")[0]}#/worklist`);
  await page.waitForSelector("tr[data-alert]");
  const before = await ids(page);
  await control("cut");
  await page.waitForSelector(".connection.reconnecting");
  check(/data as of/.test(await page.locator(".connection").textContent()), "a broken line is said in words, with the time of the data");
  await control("alert");
  await control("alert");
  await page.waitForSelector(".connection.live");
  // The focus is on a row, to which it came back: what is new waits until it is let in.
  await page.keyboard.press(".");
  await page.waitForFunction((count) => document.querySelectorAll("tr[data-alert]").length >= count, before.length + 2);
  const after = await ids(page);
  check(after.length === before.length + 2 && new Set(after).size === after.length, "after a cut nothing is lost and nothing is there twice");
  await control("expire");
  await page.waitForSelector(".connection.live");
  await page.waitForFunction((count) => document.querySelectorAll("tr[data-alert]").length === count, after.length);
  check(true, "after a reset the list is read again");
}

async function texts(page, check) {
  check(/\d\s%.*n = [\d,]+ discharges/.test(await page.locator(".rate").textContent()), "the readmission rate stands with its n");
  await page.goto(`${page.url().split("#")[0]}#/settings`);
  await page.waitForSelector(".settings");
  await page.locator(".settings input[type=checkbox]").uncheck();
  await page.goto(`${page.url().split("#")[0]}#/worklist`);
  await page.waitForSelector("tr[data-alert]");
  await page.keyboard.press("j");
  check((await rowOf(page)) === "", "keys that are switched off do nothing");
}

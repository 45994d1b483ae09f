/* Opens pages in headless Chromium as people do, on a wide screen, a telephone and paper, and says what is wrong with
 * them, a line of JSON for each thing looked at: look.mjs NODE-MODULES PICTURES PAGE.html…
 * Pictures and PDFs of each page are left in the folder PICTURES. */
import { createRequire } from "node:module";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [modules, pictures, ...pages] = process.argv.slice(2);
const require = createRequire(path.join(path.resolve(modules), "any.js"));
const { chromium } = require("playwright-core");
const axe = require("axe-core").source;

const WIDTHS = { wide: 1280, telephone: 400 };
const PICTURE_HEIGHT = 8000;
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];

function tell(name, problems) {
  console.log(JSON.stringify({ name, problems }));
}

/* Through the debugger: the page's policy lets no script in. */
async function violations(page) {
  const session = await page.context().newCDPSession(page);
  const evaluate = async (expression) => {
    const { result, exceptionDetails } = await session.send("Runtime.evaluate",
      { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
    return result.value;
  };
  await evaluate(axe + ";0");
  const results = await evaluate("axe.run(document, {resultTypes: ['violations']})");
  return results.violations.map(({ id, help, nodes }) =>
    `${id}: ${help}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
}

/* Text that is wider than what it stands in, and a page that is wider than its window. */
function clipped() {
  const problems = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth)
    problems.push(`the page is ${root.scrollWidth} wide in ${root.clientWidth}`);
  for (const element of document.querySelectorAll("h1,h2,h3,p,li,dt,dd,th,td,caption,figcaption")) {
    if (element.closest(".unseen")) continue;
    const scroller = element.closest(".scroll");
    const reach = scroller ? scroller.scrollWidth + scroller.getBoundingClientRect().left : innerWidth;
    const box = element.getBoundingClientRect();
    if (box.right > reach + 1 || element.scrollWidth > element.clientWidth + 1 && element.clientWidth)
      problems.push(`clipped: ${element.outerHTML.slice(0, 160)}`);
  }
  return problems.slice(0, 5);
}

/* Cells and letters that lie over one another. */
function overlapping() {
  const problems = [];
  for (const row of document.querySelectorAll("tr")) {
    const boxes = [...row.children].map((cell) => cell.getBoundingClientRect()).filter((box) => box.width);
    boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => {
      if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
        && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1)
        problems.push(`overlapping: ${row.outerHTML.slice(0, 160)}`);
    }));
  }
  for (const bar of document.querySelectorAll(".bar"))
    for (const letter of bar.querySelectorAll("text")) {
      const box = letter.getBBox(), part = letter.previousElementSibling.getBBox();
      if (box.width > part.width) problems.push(`a letter wider than its part: ${bar.outerHTML.slice(0, 200)}`);
    }
  return problems.slice(0, 5);
}

async function look(context, file) {
  const name = path.basename(file, ".html");
  const page = await context.newPage();
  const requests = [], complaints = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  for (const [kind, width] of Object.entries(WIDTHS)) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(pathToFileURL(file).href);
    tell(`${name}: axe at ${width} px`, await violations(page));
    tell(`${name}: nothing clipped at ${width} px`, await page.evaluate(clipped));
    tell(`${name}: nothing overlaps at ${width} px`, await page.evaluate(overlapping));
    const height = Math.min(await page.evaluate(() => document.documentElement.scrollHeight), PICTURE_HEIGHT);
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: path.join(pictures, `${name}.${kind}.png`) });
  }
  await page.pdf({ path: path.join(pictures, `${name}.pdf`), preferCSSPageSize: true, tagged: true, outline: true });
  tell(`${name}: asks for nothing`, requests.filter((url) => url !== pathToFileURL(file).href));
  tell(`${name}: the browser complains of nothing`, complaints);
  await page.close();
}

const profile = mkdtempSync(path.join(tmpdir(), "gommette-paper-"));
const context = await chromium.launchPersistentContext(profile,
  { executablePath: CHROMIUM, args: FLAGS, headless: true });
try {
  for (const file of pages) await look(context, path.resolve(file));
} finally {
  await context.close();
  rmSync(profile, { recursive: true, force: true });
}

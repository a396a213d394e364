"""The board in a real browser: both sizes, both appearances, both languages, by keyboard, without the network."""

import os
import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from board_addresses import PAGES, addresses
from board_samples import coded

from lagebild.board.screenshots import ARGUMENTS, running
from lagebild.store import Store

pytestmark = pytest.mark.browser
SHOTS = Path(os.environ.get("LAGEBILD_SCREENSHOTS", "screenshots-out"))
VIEWS = [(1440, "light", "de"), (1440, "dark", "en"), (390, "light", "en"), (390, "dark", "de")]

# Contrast by WCAG 2.1 for every text a reader sees, against the nearest painted ground; 4.5, or 3 where it is large.
CONTRAST = """() => {
  const parse = (text) => (text.match(/[\\d.]+/g) || [0, 0, 0, 0]).map(Number);
  const light = ([r, g, b]) => { const f = (v) => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; };
    return .2126 * f(r) + .7152 * f(g) + .0722 * f(b); };
  const ground = (el) => { for (; el; el = el.parentElement) { const c = parse(getComputedStyle(el).backgroundColor);
    if (c.length < 4 || c[3] > .5) return c; } return [255, 255, 255]; };
  const bad = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const el = node.parentElement;
    if (!node.data.trim() || !el.checkVisibility() || el.closest("svg, .hidden-text, .skip, option, script, button[disabled]")) continue;
    const style = getComputedStyle(el), size = parseFloat(style.fontSize);
    const [a, b] = [light(parse(style.color)), light(ground(el))].sort((x, y) => y - x);
    const need = size >= 24 || (size >= 18.6 && style.fontWeight >= 700) ? 3 : 4.5;
    if ((a + .05) / (b + .05) < need) bad.push(`${node.data.trim().slice(0, 30)} ${style.color} ${((a + .05) / (b + .05)).toFixed(2)}`);
  }
  return [...new Set(bad)];
}"""

RULES = """() => {
  const wrong = [];
  const name = (el) => (el.getAttribute("aria-label") || el.textContent || el.title || "").trim()
    || (el.getAttribute("aria-labelledby") && document.getElementById(el.getAttribute("aria-labelledby"))?.textContent);
  for (const el of document.querySelectorAll("a[href], button, summary")) if (!name(el)) wrong.push("no name: " + el.outerHTML.slice(0, 80));
  for (const el of document.querySelectorAll("input:not([type=hidden]), select, textarea")) if (!el.labels?.length && !el.ariaLabel) wrong.push("no label: " + el.outerHTML.slice(0, 80));
  for (const el of document.querySelectorAll("img:not([alt])")) wrong.push("no alt: " + el.outerHTML.slice(0, 80));
  for (const el of document.querySelectorAll("svg")) if (!el.closest("[aria-hidden=true]") && !el.getAttribute("aria-label")) wrong.push("svg without name");
  let last = 0;
  for (const el of document.querySelectorAll("h1, h2, h3, h4")) { const level = +el.tagName[1]; if (level > last + 1) wrong.push(`h${last} then h${level}: ${el.textContent.slice(0, 30)}`); last = level; }
  if (document.querySelectorAll("h1").length !== 1) wrong.push("h1: " + document.querySelectorAll("h1").length);
  if (!document.querySelector("main")) wrong.push("no main");
  for (const el of document.querySelectorAll("[aria-labelledby]")) if (!document.getElementById(el.getAttribute("aria-labelledby"))) wrong.push("labelledby nothing: " + el.getAttribute("aria-labelledby"));
  for (const el of document.querySelectorAll("th")) if (!el.scope) wrong.push("th without scope");
  for (const el of document.querySelectorAll('a[href^="#"]')) if (el.hash.length > 1 && !document.getElementById(decodeURIComponent(el.hash.slice(1)))) wrong.push("link to nothing: " + el.hash);
  return wrong;
}"""


@pytest.fixture(scope="module")
def board(store_url):
    executable = shutil.which("chromium")
    if executable is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is missing; .ci/chromium installs it")
        pytest.skip("no Chromium; .ci/chromium installs it")
    from playwright.sync_api import sync_playwright

    with Store.open(store_url) as store:
        found = addresses(store)
    with running(store_url, code=lambda article: coded("Belarus kritisierte Polen.")) as base, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        yield browser, base, found
        browser.close()


@pytest.fixture
def tab(board):
    """Open tabs that write down what goes wrong in them."""
    browser, base, _ = board
    opened, wrong = [], []

    def make(width=1440, theme="light", language="de", height=900):
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=theme, locale="de-DE")
        context.add_cookies([{"name": "lagebild_lang", "value": language, "url": base}])
        page = context.new_page()
        page.on("console", lambda message: wrong.append(message.text) if message.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda request: wrong.append(request.url) if urlsplit(request.url).hostname != "127.0.0.1" else None)
        # a reader who leaves early aborts what was still coming; that is no failure
        page.on("requestfailed", lambda request: wrong.append(f"failed {request.url}") if "ABORTED" not in str(request.failure) else None)
        opened.append(context)
        return page

    yield make
    for context in opened:
        context.close()
    assert wrong == []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: "-".join(map(str, view)))
def test_every_page_fits_reads_well_and_stays_at_home(board, tab, name, view):
    width, theme, language = view
    page = tab(width, theme, language)
    page.goto(board[1] + board[2][name])
    SHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SHOTS / f"{name}-{width}-{theme}-{language}.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(RULES) == []
    if name != "report":  # printed, always light
        assert page.evaluate(CONTRAST) == []


def test_no_labels_of_a_chart_overlap(board, tab):
    page = tab()
    for name in ("situation", "dyad", "actor"):
        page.goto(board[1] + board[2][name])
        overlaps = page.evaluate("""() => [...document.querySelectorAll("svg")].flatMap((svg) => {
          const boxes = [...svg.querySelectorAll("text")].map((t) => [t.textContent, t.getBoundingClientRect()]);
          return boxes.flatMap(([a, p], i) => boxes.slice(i + 1).filter(([, q]) =>
            p.left < q.right - 1 && q.left < p.right - 1 && p.top < q.bottom - 1 && q.top < p.bottom - 1).map(([b]) => `${a} / ${b}`));
        })""")
        assert overlaps == [], name


def test_the_keyboard_reaches_everything_and_shows_where_it_is(board, tab):
    page = tab()
    page.goto(board[1] + "/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.tagName + ' ' + (document.activeElement.getAttribute('class') || '')"))
        shown = page.evaluate("""() => { const s = getComputedStyle(document.activeElement);
          return s.outlineStyle !== 'none' || ['bar-link', 'node', 'tie', 'spot-link'].some((c) => document.activeElement.classList.contains(c)); }""")
        assert shown
    assert any("bar-link" in one for one in seen)
    assert any(one.startswith("BUTTON") for one in seen)


def test_a_focused_trigger_lights_its_record(board, tab):
    page = tab()
    page.goto(board[1] + board[2]["article"])
    trigger = page.locator("a.m-trigger").first
    trigger.focus()
    event = trigger.get_attribute("data-events").split()[0]
    assert "on" in page.locator(f'[data-record="{event}"]').get_attribute("class").split()
    trigger.press("Enter")
    assert page.url.endswith(f"#e-{event}")


def test_switches_keep_the_page_and_the_choice(board, tab):
    page = tab()
    page.goto(board[1] + "/search?quad=4")
    page.get_by_title("English").click()
    assert page.evaluate("document.documentElement.lang") == "en"
    assert "quad=4" in page.url
    page.get_by_title("Dark").click()
    page.goto(board[1] + "/codebook")
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dataset.theme]") == ["en", "dark"]
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 27)"


def test_from_a_bar_to_the_words_in_two_clicks(board, tab):
    page = tab()
    page.goto(board[1] + board[2]["dyad"])
    page.locator(".bar-link").first.click()
    assert "/search?" in page.url
    page.locator(".card .meta a").first.click()
    assert re.search(r"/article/.*#t-", page.url)
    assert page.locator(":target").count() == 1


def test_pasted_text_is_coded_in_the_page(board, tab):
    page = tab()
    page.goto(board[1] + "/sentence")
    page.locator("textarea").fill("Belarus kritisierte Polen.")
    page.get_by_role("button", name="Codieren").click()
    assert page.locator(".text .m-trigger").inner_text() == "kritisierte"


def test_markup_in_an_article_runs_nowhere(board, tab):
    page = tab()
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    for path in ("/article/evil", "/search?text=kritisierte", "/sources"):
        page.goto(board[1] + path)
        assert page.locator("main script, main img").count() == 0


def test_everything_works_without_javascript(board):
    browser, base, found = board
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + found["article"])
    page.locator("a.m-trigger").first.click()
    assert "#e-" in page.url
    page.goto(base + "/search")
    page.locator("input[name=text]").fill("Sanktionen")
    page.locator("form button").click()
    assert "text=Sanktionen" in page.url
    context.close()

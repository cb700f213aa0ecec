"""axe-core as the judge of accessibility: WCAG 2.2 A and AA, each kind of page once in a run."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
# What the page is made of, without its words: the same markup is not judged twice.
_SHAPE = """() => {
    const words = /^(id|for|href|value|content|src|name|datetime|data-.*|aria-(describedby|labelledby))$/;
    const shape = a => words.test(a.name) ? a.name : `${a.name}=${a.value}`;
    const all = [...document.querySelectorAll('*')];
    return `${innerWidth} ${all.map(e => e.tagName + [...e.attributes].map(shape).join()).join(' ')}`;
}"""
_judged: set[int] = set()


def violations(page: Page) -> list[str]:
    """Every rule the page breaks, with the elements concerned; nothing for a page already judged."""
    shape = hash(page.evaluate(_SHAPE))
    if shape in _judged:
        return []
    found = _run(page, _RULES)
    if not found:
        _judged.add(shape)
    return found


def colours(page: Page) -> list[str]:
    """Text that does not stand out from its background, judged anew at each call."""
    return _run(page, {"runOnly": {"type": "rule", "values": ["color-contrast"]}})


def pale_controls(page: Page) -> list[str]:
    """Controls whose edge or focus ring does not stand out 3:1 (SC 1.4.11), which axe does not measure."""
    found: list[str] = page.evaluate(_PALE)
    return found


def _run(page: Page, rules: dict[str, Any]) -> list[str]:
    # Through the debugger: the pages' content policy rightly admits no script from elsewhere.
    page.evaluate(AXE_SCRIPT)
    # Without preload: for sheets that import another, axe would write a style into the page.
    found: list[dict[str, Any]] = page.evaluate(
        "rules => axe.run({ ...rules, preload: false }).then(result => result.violations)", rules
    )
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in found for node in rule["nodes"]
    ]


_PALE = """() => {
    const rgb = text => (text.match(/[\\d.]+/g) || []).map(Number);
    const seen = colour => colour.length && colour[3] !== 0;
    const linear = v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
    const weights = [.2126, .7152, .0722];
    const light = colour => weights.reduce((sum, weight, i) => sum + weight * linear(colour[i] / 255), .05);
    const ratio = (a, b) => Math.max(light(a), light(b)) / Math.min(light(a), light(b));
    const ground = element => {
        for (let node = element; node; node = node.parentElement) {
            const colour = rgb(getComputedStyle(node).backgroundColor);
            if (seen(colour)) return colour;
        }
        return [255, 255, 255];
    };
    const name = e => `${e.tagName}.${e.className} ${e.id || e.textContent.trim().slice(0, 30)}`;
    const usable = e => e.checkVisibility({ visibilityProperty: true }) && !e.disabled;
    const pale = [];
    const boxes = 'input:not([type=hidden], [type=radio], [type=checkbox]), select, textarea, progress';
    for (const e of document.querySelectorAll(`${boxes}, .tombol, .tombol-menu`)) {
        if (!usable(e)) continue;
        const style = getComputedStyle(e);
        const border = parseFloat(style.borderTopWidth) ? rgb(style.borderTopColor) : [];
        const around = ground(e.parentElement);
        const edges = [rgb(style.backgroundColor), border].filter(seen);
        if (!edges.some(colour => ratio(colour, around) >= 3)) pale.push(`edge: ${name(e)}`);
    }
    for (const e of document.querySelectorAll(`${boxes}, a[href], button, summary, [tabindex="0"]`)) {
        if (!usable(e)) continue;
        e.focus({ focusVisible: true, preventScroll: true });
        if (document.activeElement !== e) continue;
        const style = getComputedStyle(e);
        const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
        const apart = ratio(rgb(style.outlineColor), ground(e.parentElement));
        if (!ring || apart < 3) pale.push(`focus: ${name(e)}`);
    }
    return pale;
}"""

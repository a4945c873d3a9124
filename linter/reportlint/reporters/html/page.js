(() => {
  "use strict";
  const bar = document.getElementById("bar");
  if (!bar) return;
  const all = (what, within) => Array.from((within || document).querySelectorAll(what));
  const root = document.documentElement;
  const output = bar.querySelector("output");
  const select = bar.querySelector("select");
  const order = ["e", "w", "i"];

  // A finding: its entry in the list, its tag in the text, its severity, its rule.
  const found = all("a.tag[id]").filter((tag) => tag.id.includes("-m")).map((tag) => {
    const item = document.getElementById(tag.id.replace("-m", "-f"));
    const severity = order.find((each) => item.classList.contains(each));
    return { tag, item, severity, rule: item.dataset.rule, article: tag.closest("article"), shown: true };
  });
  const byId = new Map(found.map((each) => [each.item.id, each]));
  const named = (element, key) => {
    const article = element.closest("article").id;
    return (element.dataset[key] || "").split(" ").filter(Boolean).map((n) => byId.get(`${article}-f${n}`)).filter(Boolean);
  };
  const marks = all(".draft mark").map((mark) => ({ mark, own: named(mark, "f"), others: named(mark, "r") }));
  const signs = all(".draft .tag[data-f], .draft .absent").map((sign) => ({ sign, own: named(sign, "f") }));
  let current = null;

  const visible = () => found.filter((each) => each.shown);
  const say = () => {
    const seen = visible();
    const at = current ? seen.indexOf(current) + 1 : 0;
    output.textContent = at ? `${at} / ${seen.length}` : `${seen.length}`;
  };

  const filter = () => {
    const severities = all("input", bar).filter((box) => box.checked).map((box) => box.value);
    for (const each of found) {
      each.shown = severities.includes(each.severity) && (select.value === "*" || select.value === each.rule);
      each.item.hidden = !each.shown;
    }
    for (const { sign, own } of signs) sign.hidden = !own.some((each) => each.shown);
    for (const { mark, own, others } of marks) {
      const gravest = order.find((each) => own.some((one) => one.shown && one.severity === each));
      mark.className = gravest || (others.some((one) => one.shown) ? "r" : "off");
    }
    for (const fold of all("li.fold")) fold.hidden = !all("li.f", fold).some((item) => !item.hidden);
    for (const group of all(".group")) group.hidden = !all("li.f", group).some((item) => !item.hidden);
    for (const article of all("article")) {
      const here = found.filter((each) => each.article === article);
      const note = article.querySelector(".filtered");
      if (!note) continue;
      const count = here.filter((each) => each.shown).length;
      note.hidden = count === here.length;
      note.querySelector("b").textContent = String(count);
    }
    light(current && current.shown ? current : null);
    say();
  };

  const light = (each) => {
    for (const old of all(".here")) old.classList.remove("here");
    current = each;
    if (!each) return;
    each.tag.classList.add("here");
    each.item.classList.add("here");
    for (const { mark, own } of marks) if (own.includes(each)) mark.classList.add("here");
  };

  const reveal = (element) => {
    for (let up = element.parentElement; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    const panel = element.closest(".panel");
    if (panel && getComputedStyle(panel).position === "sticky") {
      const box = element.getBoundingClientRect(), frame = panel.getBoundingClientRect();
      panel.scrollTop += box.top - frame.top - Math.max(0, (frame.height - box.height) / 3);
      if (frame.top < 0 || frame.top > innerHeight - 80) panel.scrollIntoView({ block: "start" });
    } else {
      element.scrollIntoView({ block: element.matches("article, section, main") ? "start" : "center" });
    }
  };

  const step = (by) => {
    const seen = visible();
    if (!seen.length) return;
    let at = seen.indexOf(current);
    if (at >= 0) at = (at + by + seen.length) % seen.length;
    else {
      // From where the reader is.
      const below = seen.findIndex((each) => each.tag.getBoundingClientRect().top > bar.offsetHeight);
      at = below < 0 ? (by > 0 ? 0 : seen.length - 1) : (below + (by > 0 ? 0 : seen.length - 1)) % seen.length;
    }
    light(seen[at]);
    reveal(current.tag);
    const panel = current.item.closest(".panel");
    if (getComputedStyle(panel).position === "sticky") reveal(current.item);
    current.tag.focus({ preventScroll: true });
    say();
  };

  const follow = (link, event) => {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!target) return;
    event.preventDefault();
    history.pushState(null, "", link.hash);
    const here = byId.get(target.id) || byId.get(target.id.replace("-m", "-f"));
    light(here || null);
    if (!here) target.classList.add("here");
    reveal(target);
    const focus = target.matches("a") ? target : target.querySelector("a") || target;
    focus.focus({ preventScroll: true });
    say();
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link) return follow(link, event);
    const mark = event.target.closest(".draft mark");
    if (!mark || !getSelection().isCollapsed) return;
    const first = named(mark, "f").concat(named(mark, "r")).find((each) => each.shown);
    if (!first) return;
    light(first);
    reveal(first.item);
    say();
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    const by = { j: 1, n: 1, k: -1, p: -1 }[event.key];
    if (by) { event.preventDefault(); step(by); }
  });

  for (const button of all("button", bar)) button.addEventListener("click", () => step(Number(button.dataset.step)));
  bar.addEventListener("change", filter);

  // On paper nothing is folded; older browsers cannot do this by style.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("details:not([open])");
    for (const each of folded) each.open = true;
  });
  addEventListener("afterprint", () => { for (const each of folded) each.open = false; });

  const measure = () => root.style.setProperty("--bar", `${bar.offsetHeight}px`);
  bar.hidden = false;
  addEventListener("resize", measure);
  measure();
  say();
})();

"use strict";
// The page is whole without this script; it adds the filters and the keys.
(() => {
  const disputes = [...document.querySelectorAll(".dispute")];
  const bar = document.getElementById("filters");

  // What a link leads to may be hidden by the filters; they give way.
  let reveal = () => {};
  const openRoundTarget = () => {
    let name = "";
    try { name = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    const target = name && document.getElementById(name);
    if (!target) return;
    reveal(target);
    for (let at = target.closest("details"); at; at = at.parentElement && at.parentElement.closest("details")) at.open = true;
    // What was never on the screen has an estimated height until it is: the second jump lands where the first one aimed.
    target.scrollIntoView();
    requestAnimationFrame(() => requestAnimationFrame(() => target.scrollIntoView()));
  };
  addEventListener("hashchange", openRoundTarget);
  if (location.hash) openRoundTarget();

  // Paper can't unfold anything: what is folded opens for the print and closes after it.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("main details:not([open])")];
    for (const one of folded) one.open = true;
  });
  addEventListener("afterprint", () => { for (const one of folded) one.open = false; });

  if (!bar) return;
  bar.hidden = false;
  document.getElementById("keys").hidden = false;
  const words = document.getElementById("filter-words");
  const choices = [...bar.querySelectorAll("select")];
  const status = document.getElementById("filter-count");
  const nothing = document.getElementById("nothing-left");
  const folds = [...document.querySelectorAll(".part details.fold")];
  const glances = [...document.querySelectorAll("tr[data-of]")].map((row) => [row, document.getElementById(row.dataset.of)]);
  const texts = new Map();
  const textOf = (one) => {
    if (!texts.has(one)) texts.set(one, one.textContent.toLowerCase());
    return texts.get(one);
  };
  const passes = (one, wanted, chosen) =>
    chosen.every(([name, value]) => (one.dataset[name] || "").split(" ").includes(value)) &&
    wanted.every((word) => textOf(one).includes(word));

  // The filters stand in the address, so that a link shows what its sender saw. Outlets and speakers stand there by
  // name: their numbers are those of this run alone.
  const named = new Set(["outlets", "speakers"]);
  const inAddress = (box) => (named.has(box.dataset.filter) ? box.selectedOptions[0].text : box.value);
  const writeAddress = () => {
    const address = new URL(location.href);
    for (const box of choices) {
      if (box.value) address.searchParams.set(box.dataset.filter, inAddress(box));
      else address.searchParams.delete(box.dataset.filter);
    }
    if (words.value.trim()) address.searchParams.set("words", words.value.trim());
    else address.searchParams.delete("words");
    if (address.href === location.href) return;
    try { history.replaceState(history.state, "", address.href); } catch { /* a browser may forbid it to a file */ }
  };
  const readAddress = () => {
    const given = new URL(location.href).searchParams;
    words.value = given.get("words") || "";
    for (const box of choices) {
      const wish = given.get(box.dataset.filter);
      const names = (one) => (named.has(box.dataset.filter) ? one.text : one.value);
      const found = wish && [...box.options].find((one) => one.value && names(one) === wish);
      box.value = found ? found.value : "";
    }
  };

  const apply = () => {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const chosen = choices.filter((box) => box.value).map((box) => [box.dataset.filter, box.value]);
    let shown = 0;
    for (const one of disputes) {
      const stays = passes(one, wanted, chosen);
      one.hidden = !stays;
      shown += stays;
    }
    for (const [row, one] of glances) row.hidden = one.hidden;
    for (const part of document.querySelectorAll(".part, .at-a-glance")) {
      part.hidden = !part.querySelector(".dispute:not([hidden]), tr[data-of]:not([hidden])");
    }
    for (const story of document.querySelectorAll(".story")) {
      story.hidden = Boolean(wanted.length || chosen.length) && !story.querySelector(".dispute:not([hidden])");
    }
    for (const fold of folds) {
      const stays = fold.querySelector(".dispute:not([hidden])");
      fold.hidden = !stays;
      if (stays && (wanted.length || chosen.length)) fold.open = true;
    }
    status.textContent = `${shown} of ${disputes.length} shown`;
    more.textContent = chosen.length ? `Filters (${chosen.length})` : "Filters";
    nothing.hidden = shown > 0;
    writeAddress();
  };
  const clear = () => {
    words.value = "";
    for (const box of choices) box.value = "";
    apply();
  };
  reveal = (target) => {
    const hidden = target.closest(".dispute[hidden], .story[hidden]");
    if (hidden) clear();
  };
  const more = document.getElementById("filter-more");
  more.addEventListener("click", () => {
    more.setAttribute("aria-expanded", String(more.getAttribute("aria-expanded") !== "true"));
  });
  // A number at the top leads to the first of what it counts, and leaves only that.
  for (const link of document.querySelectorAll("[data-picks]")) {
    link.addEventListener("click", () => {
      for (const pick of link.dataset.picks.split(" ")) {
        const [name, value] = pick.split("=");
        choices.find((box) => box.dataset.filter === name).value = value;
      }
      apply();
    });
  }
  let waiting = 0;
  words.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(apply, 150); });
  for (const box of choices) box.addEventListener("change", apply);
  document.getElementById("filter-clear").addEventListener("click", () => { clear(); words.focus(); });
  addEventListener("popstate", () => { readAddress(); apply(); });
  readAddress();
  apply();
  if (location.hash) openRoundTarget();

  const step = (by) => {
    const shown = disputes.filter((one) => !one.hidden && !one.closest("details:not([open])"));
    if (!shown.length) return;
    const at = shown.indexOf(document.activeElement.closest(".dispute"));
    const next = shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(shown.length - 1, Math.max(0, at + by))];
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "start" });
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") { clear(); document.activeElement.blur(); return; }
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    if (event.key === "/") { event.preventDefault(); words.focus(); }
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
  });
})();

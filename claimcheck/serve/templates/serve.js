"use strict";
// Answers in the page. Nothing counts as saved before the server says so, and what was typed is never thrown away.
(() => {
  const data = JSON.parse(document.getElementById("review-data").textContent);
  const token = location.pathname.split("/")[1];
  const byId = (name) => document.getElementById(name);
  const made = (tag, given = {}, ...children) => {
    const one = Object.assign(document.createElement(tag), given);
    one.append(...children);
    return one;
  };
  // Words of ours that the search of the page must not find; the style shows them.
  const labelled = (one, words) => {
    one.dataset.words = words;
    return one;
  };
  const disputes = [...document.querySelectorAll(".dispute")];
  const nameBox = byId("desk-name");
  const kept = (name) => { try { return sessionStorage.getItem(name) || ""; } catch { return ""; } };
  const keep = (name, text) => { try { sessionStorage.setItem(name, text); } catch { /* only for this page, then */ } };
  nameBox.value = kept("claimcheck-reviewer") || data.reviewer;
  const me = () => nameBox.value.trim().replace(/\s+/g, " ");

  // ---------------------------------------------------------------------------------------------- what stands
  let answers = {};
  let state = "";
  const forms = new Map();
  const on = (target) => answers[target] || [];
  const mine = (target) => on(target).filter((one) => one.mine);
  const standing = (target) => mine(target).filter((one) => !one.stale).pop() || mine(target).at(-1);

  const tell = (text, wrong = false) => {
    const told = byId("desk-told");
    told.textContent = text;
    told.classList.toggle("wrong", wrong);
  };
  const ask = async (path, wishes = {}) =>
    fetch(`/${token}/${path}`, { ...wishes, cache: "no-store", headers: { "X-Claimcheck-Token": token, ...wishes.headers } });

  const look = async () => {
    if (waiting) return;
    const asked = me();
    try {
      const reply = await ask(`api/answers?${new URLSearchParams({ reviewer: asked, have: state })}`);
      if (reply.status === 204 || waiting || asked !== me()) return;
      const found = await reply.json();
      if (!reply.ok) { tell(found.error, true); return; }
      state = reply.headers.get("X-Claimcheck-State") || "";
      answers = found.answers;
      for (const form of forms.values()) form.show();
      count();
      if (found.version !== data.version) tell("The report has been rewritten; reload the page.", true);
    } catch { tell("The server can't be reached. What you type stays here until it can.", true); }
  };
  const count = () => {
    const done = disputes.filter((one) => mine(one.id).some((each) => each.answer && !each.stale)).length;
    byId("desk-count").textContent = `${done} of ${disputes.length} answered by you`;
  };

  // ------------------------------------------------------------------------------------------------ what is sent
  let waiting = 0;
  let last = Promise.resolve();
  const pastKey = `claimcheck-undo-${token}`; // another report may have had this port
  const past = JSON.parse(kept(pastKey) || "[]");
  const remember = () => { keep(pastKey, JSON.stringify(past.slice(-200))); byId("desk-undo").disabled = !past.length; };
  const today = () => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  };
  const rest = (milliseconds) => new Promise((done) => { setTimeout(done, milliseconds); });

  const send = (about, target, changed, undoing = false) => {
    const reviewer = me();
    if (!reviewer) { tell("Enter your name first.", true); nameBox.focus(); return Promise.resolve(false); }
    waiting += 1;
    last = last.then(() => deliver(about, target, changed, reviewer, undoing)).finally(() => { waiting -= 1; });
    return last;
  };
  const deliver = async (about, target, changed, reviewer, undoing) => {
    const before = standing(target);
    const names = data.questions[about].map((one) => one.field);
    const old = Object.fromEntries(names.map((name) => [name, before ? before[name] : ""]));
    const fields = { ...old, ...changed };
    if (about === "disagreement" && names.some((name) => fields[name]) && !("checked_on" in fields)) fields.checked_on = today();
    const body = JSON.stringify({ about, target, reviewer, fields, seen: mine(target).map((one) => one.row), version: data.version });
    for (;;) {
      let reply, found;
      try {
        reply = await ask("api/answer", { method: "POST", body, headers: { "Content-Type": "application/json" } });
        found = await reply.json();
      } catch { reply = null; }
      if (!reply || found.again) {
        tell("Not saved yet; trying again.", true);
        await rest(2000);
        continue;
      }
      if (found.answers && reviewer === me()) answers[target] = found.answers;
      if (reply.ok) {
        if (!undoing && names.some((name) => fields[name] !== old[name])) past.push({ about, target, reviewer, fields: before ? { ...old, ...(about === "disagreement" && { checked_on: before.checked_on }) } : old });
        remember();
        tell(undoing ? "Taken back." : "Saved.");
      } else tell(found.error, true);
      state = "";
      for (const form of forms.values()) if (form.target === target) form.show(reply.ok ? changed : {});
      count();
      return reply.ok;
    }
  };
  const undo = async () => {
    const one = past.at(-1);
    if (!one || waiting) return;
    if (one.reviewer !== me()) { tell(`The last answer here is by ${one.reviewer}.`, true); return; }
    if (await send(one.about, one.target, one.fields, true)) { past.pop(); remember(); }
    const dispute = byId(one.target);
    if (dispute && dispute.matches(".dispute")) dispute.focus();
  };

  // ------------------------------------------------------------------------------------------------ the buttons
  const line = (one) => {
    const item = made("li", {}, made("b", { textContent: one.reviewer || "nobody named" }), ": ",
      made("span", { className: "tag verdict", textContent: one.answer || "no answer" }));
    if (one.value) item.append(" value ", made("b", { textContent: one.value }));
    if (one.note) item.append(" ", made("q", { textContent: one.note }));
    if (one.checked_on) item.append(" ", made("span", { className: "when", textContent: one.checked_on }));
    if (one.stale) item.append(" ", made("span", { className: "tag severity medium", textContent: "Stale" }), " ", one.stale);
    return item;
  };

  const build = (place, about, target) => {
    const group = made("div", { className: "answering", role: "group" });
    group.setAttribute("aria-label", about === "claim" ? "Is this read correctly?" : "Your answer");
    const buttons = [];
    const boxes = [];
    const rows = { choices: made("p", { className: "answers" }), free: made("p", { className: "free" }) };
    for (const question of data.questions[about]) {
      question.choices.forEach(([word, meaning], number) => {
        const button = made("button", { type: "button", title: meaning, ariaLabel: word });
        if (about === "disagreement") button.append(labelled(made("kbd"), number + 1), " ");
        button.append(labelled(made("span"), word));
        button.dataset.choice = word;
        button.addEventListener("click", () => {
          const again = button.getAttribute("aria-pressed") === "true";
          send(about, target, { [question.field]: again ? "" : word });
        });
        buttons.push([button, question.field, word]);
        rows.choices.append(button);
      });
      if (question.choices.length) continue;
      const box = made(question.field === "note" ? "textarea" : "input", { rows: 2, title: question.meaning, ariaLabel: question.title });
      box.dataset.field = question.field;
      box.addEventListener("input", () => { box.classList.add("unsaved"); });
      box.addEventListener("blur", () => {
        if (!box.classList.contains("unsaved")) return;
        const text = box.value.trim();
        if (text === ((standing(target) || {})[question.field] || "")) box.classList.remove("unsaved");
        else send(about, target, { [question.field]: text });
      });
      box.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" && !(event.key === "Enter" && (event.ctrlKey || event.metaKey || box.tagName === "INPUT"))) return;
        event.preventDefault();
        event.stopPropagation();
        const home = box.closest(".dispute");
        if (home) home.focus({ preventScroll: true }); else box.blur();
      });
      const label = made("label", {}, labelled(made("span"), question.title));
      if (about === "disagreement" && question.key) label.append(" ", labelled(made("kbd"), question.key));
      label.append(box);
      boxes.push([box, question.field]);
      rows.free.append(label);
    }
    const others = made("ul");
    others.setAttribute("aria-label", "Decided so far");
    group.append(rows.choices, rows.free, others);
    place(group);
    const form = {
      target,
      group,
      show: (saved = {}) => {
        const own = standing(target) || {};
        for (const [button, field, word] of buttons) button.setAttribute("aria-pressed", String(own[field] === word));
        for (const [box, field] of boxes) {
          // What was typed and isn't saved stays in its place.
          if (field in saved && saved[field] === box.value.trim()) box.classList.remove("unsaved");
          if (!box.classList.contains("unsaved")) box.value = own[field] || "";
        }
        others.replaceChildren(...on(target).map(line));
      },
    };
    forms.set(group, form);
    form.show();
    return form;
  };

  const built = new Map();
  const formOf = (dispute) => {
    if (!built.has(dispute)) {
      built.set(dispute, build((group) => dispute.querySelector("footer").before(group), "disagreement", dispute.id));
      for (const link of dispute.querySelectorAll('.statement .links a[href^="#c-"]')) askOfReading(link);
    }
    return built.get(dispute);
  };
  const READING = "Is this read correctly?";
  const askOfReading = (link) => {
    const fold = made("details", { className: "reading" }, labelled(made("summary", { ariaLabel: READING }), READING));
    fold.addEventListener("toggle", () => {
      if (fold.open && !fold.querySelector(".answering")) build((group) => fold.append(group), "claim", link.hash.slice(1));
    });
    link.closest(".links").after(fold);
  };
  // A page of thousands would be slow with all of their buttons at once.
  const near = new IntersectionObserver((seen) => {
    for (const one of seen) if (one.isIntersecting) { formOf(one.target); near.unobserve(one.target); }
  }, { rootMargin: "800px" });
  for (const dispute of disputes) near.observe(dispute);

  // --------------------------------------------------------------------------------------- the article beside it
  const beside = byId("beside");
  const showArticle = (name) => {
    const anchor = byId(name);
    const article = anchor && anchor.closest(".text");
    if (!article) return false;
    const copy = article.cloneNode(true);
    for (const one of [copy, ...copy.querySelectorAll("[id]")]) { one.dataset.name = one.id; one.removeAttribute("id"); }
    byId("beside-text").replaceChildren(copy);
    beside.hidden = false;
    document.body.classList.add("with-article");
    const there = copy.querySelector(`[data-name="${name}"]`);
    let place = there.closest(".passage") || there;
    while (place && !place.matches("mark, .at-stake, .passage")) place = place.nextElementSibling;
    if (place) place.classList.add("here");
    (place || there).scrollIntoView({ block: "center" });
    return true;
  };
  const closeArticle = () => { beside.hidden = true; document.body.classList.remove("with-article"); };
  byId("beside-close").addEventListener("click", closeArticle);
  document.addEventListener("click", (event) => {
    const link = event.target.closest('.dispute a[href^="#c-"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !showArticle(link.hash.slice(1))) return;
    event.preventDefault();
    link.closest(".dispute").scrollIntoView({ block: "nearest" });
  });
  const places = (dispute) => [...new Set([...dispute.querySelectorAll('.links a[href^="#c-"]')].map((link) => link.hash.slice(1)))];
  let turn = [null, 0];
  const nextArticle = (dispute) => {
    const names = places(dispute);
    if (!names.length) { tell("No place in an article is known for this one."); return; }
    turn = turn[0] === dispute ? [dispute, (turn[1] + 1) % names.length] : [dispute, 0];
    showArticle(names[turn[1]]);
    dispute.scrollIntoView({ block: "nearest" });
  };

  // --------------------------------------------------------------------------------------------------- the keys
  const current = () => {
    const at = document.activeElement && document.activeElement.closest(".dispute");
    if (at) return at;
    const shown = disputes.filter((one) => one.checkVisibility());
    return shown.find((one) => one.getBoundingClientRect().bottom > 160) || shown[0];
  };
  const choose = (number) => {
    const dispute = current();
    const button = dispute && formOf(dispute).group.querySelectorAll("[data-choice]")[number - 1];
    if (!button) return;
    dispute.focus({ preventScroll: true });
    dispute.scrollIntoView({ block: "nearest" });
    button.click();
  };
  const write = (field) => {
    const dispute = current();
    if (dispute) formOf(dispute).group.querySelector(`[data-field="${field}"]`).focus();
  };
  const KEYS = new Map([["u", undo], ["x", closeArticle], ["?", () => byId("desk-keys").showModal()],
    ["a", () => { const dispute = current(); if (dispute) { dispute.focus({ preventScroll: true }); nextArticle(dispute); } }]]);
  const help = [];
  for (const question of data.questions.disagreement) {
    question.choices.forEach(([word, meaning], number) => {
      KEYS.set(String(number + 1), () => choose(number + 1));
      help.push([number + 1, `${word}: ${meaning}`]);
    });
    if (question.key) {
      KEYS.set(question.key, () => write(question.field));
      help.push([question.key, `${question.title}: ${question.meaning} Ctrl and Enter, or Esc, leaves the field and saves.`]);
    }
  }
  help.push(["u", "undo your last answer on this page"], ["a", "the article beside the finding, then the next one"], ["x", "close the article"],
    ["j k", "next, previous finding"], ["/", "search"], ["?", "this help"]);
  for (const [key, meaning] of help) byId("desk-key-list").append(made("dt", {}, made("kbd", { textContent: key })), made("dd", { textContent: meaning }));
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    if (byId("desk-keys").open || !KEYS.has(event.key)) return;
    event.preventDefault();
    KEYS.get(event.key)();
  });
  byId("desk-help").addEventListener("click", KEYS.get("?"));
  byId("desk-undo").addEventListener("click", undo);
  nameBox.addEventListener("change", () => { keep("claimcheck-reviewer", me()); state = ""; look(); });
  nameBox.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === "Escape") { event.stopPropagation(); nameBox.blur(); } });
  addEventListener("beforeunload", (event) => { if (waiting || document.querySelector(".answering .unsaved")) event.preventDefault(); });

  remember();
  look();
  setInterval(() => { if (!document.hidden) look(); }, 3000);
})();

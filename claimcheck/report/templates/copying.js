"use strict";
// One finding for the clipboard: as plain text, as Markdown, or as a link. What is copied is what the page shows.
(() => {
  const buttons = document.getElementById("copying");
  const told = document.getElementById("copied");
  if (!buttons) return;
  for (const footer of document.querySelectorAll(".dispute > footer")) footer.append(buttons.content.cloneNode(true));

  const wordsOf = (one) => (one ? one.textContent.replace(/\s+/g, " ").trim() : "");
  const without = (one, what) => {
    const copy = one.cloneNode(true);
    for (const part of copy.querySelectorAll(what)) part.remove();
    return copy;
  };
  const plain = { heading: "", bullet: "", inner: "- ", strong: (words) => words, words: (words) => words, link: (url) => url };
  // As in report.md: whatever Markdown could take for more than words stands behind a backslash.
  const escaped = (words) =>
    words.replace(/[\\`*[\]<>#|~@$]|&(?=#?\w+;)|(?<!\w)_|_(?!\w)|:(?=\/\/)|^[-+=]|(?<=^\d{1,9})[.)](?=\s|$)/g, "\\$&");
  const markdown = {
    heading: "### ",
    bullet: "- ",
    inner: "  - ",
    words: escaped,
    strong: (words) => (words ? `**${escaped(words)}**` : ""),
    link: (url) => `[${escaped(new URL(url).hostname.replace(/^www\./, ""))}](<${url}>)`,
  };

  const quotation = (one, form) =>
    [...without(one, ".context").childNodes]
      .map((piece) => {
        const words = piece.textContent.replace(/\s+/g, " ");
        if (piece.nodeName !== "MARK" || !words.trim()) return form.words(words);
        const [before, after] = [/^\s/, /\s$/].map((edge) => (edge.test(words) ? " " : ""));
        return before + form.strong(words.trim()) + after;
      })
      .join("")
      .replace(/ +/g, " ")
      .trim();
  const statement = (one, form) => {
    const speaker = without(one.querySelector(".speaker"), ".quiet:first-child");
    const [outlet, day, who] = [one.querySelector(".outlet"), one.querySelector(".when"), speaker].map(wordsOf).map(form.words);
    const url = one.querySelector(".links .outside");
    const copied = wordsOf(one.querySelector(".links .copy"));
    const after = [copied && `(${form.words(copied)})`, url && form.link(url.href)].filter(Boolean);
    return `${form.inner}${outlet}, ${day} – ${who}: ${[`“${quotation(one.querySelector("blockquote"), form)}”`, ...after].join(" ")}`;
  };
  const side = (one, form) => {
    const copies = wordsOf(one.querySelector(".copies"));
    return [
      `${form.bullet}${form.strong(wordsOf(one.querySelector(".value")))} (${wordsOf(one.querySelector(".backing"))})`,
      ...[...one.querySelectorAll(".statement")].map((each) => statement(each, form)),
      ...(copies ? [`${form.inner}${form.words(copies)}`] : []),
    ].join("\n");
  };
  // An address on this machine leads nobody else anywhere, and says how somebody's folders are called.
  const isShared = /^https?:/.test(location.protocol) && !/^(localhost|127\.[\d.]+|\[::1\])$/.test(location.hostname);
  const linkTo = (dispute) => {
    const address = new URL(location.href);
    address.search = "";
    address.hash = dispute.id;
    return isShared ? address.href : `${address.pathname.split("/").pop() || "report.html"}${address.hash}`;
  };
  const finding = (dispute, form) => {
    const sides = [...dispute.querySelectorAll(".side")];
    const values = wordsOf(dispute.querySelector(".differs")) || sides.map((one) => `“${wordsOf(one.querySelector(".value"))}”`).join(" / ");
    const tags = [".verdict", ".severity", ".quiet"].map((what) => wordsOf(dispute.querySelector(`.tags ${what}`)));
    const told = [...dispute.querySelectorAll("header > .why, header > .decision")].map(wordsOf).map(form.words);
    const from = isShared ? form.link(linkTo(dispute)) : "";
    return [
      `${form.heading}${form.words(`${wordsOf(dispute.querySelector("h3"))}: ${values}`)}`,
      [form.strong(tags[0]), ...tags.slice(1).map((one) => one.toLowerCase())].join(" · "),
      ...told,
      sides.map((one) => side(one, form)).join(form === plain ? "\n\n" : "\n"),
      [dispute.id, from].filter(Boolean).join(" "),
    ].join("\n\n") + "\n";
  };

  const put = async (words) => {
    try {
      await navigator.clipboard.writeText(words);
      return true;
    } catch {
      // Without the right to, or on a page of plain http, the old way is left.
      const area = document.createElement("textarea");
      const focused = document.activeElement;
      area.className = "unseen";
      area.value = words;
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      if (focused) focused.focus({ preventScroll: true });
      return done;
    }
  };
  let waiting = 0;
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const dispute = button.closest(".dispute");
    const made = { text: () => finding(dispute, plain), markdown: () => finding(dispute, markdown), link: () => linkTo(dispute) };
    const done = await put(made[button.dataset.copy]());
    told.textContent = done ? button.dataset.done : "The browser does not let this page copy.";
    told.classList.add("shown");
    clearTimeout(waiting);
    waiting = setTimeout(() => { told.textContent = ""; told.classList.remove("shown"); }, 4000);
  });
})();

/* Taking a point elsewhere: its link, a citation of what each source prints, and the source itself. */
(() => {
  const { $, all, cards, tell, here, keys, review } = storydiff;
  if (!cards.length) return;
  const menu = $("menu");
  let opener = null;
  let height = 0; // of the button that opened it, in the window

  /* What the card and the list of sources know */
  const sources = new Map(all(".source").map((item) => [item.dataset.letter, {
    name: item.querySelector("h3 bdi").textContent,
    headline: item.querySelector(".headline:not(.missing)")?.textContent ?? "",
    date: item.dataset.published ?? "",
    link: item.dataset.link ?? "",
  }]));
  const rows = (card) => all(".row", card).map((row) => ({
    ...sources.get(row.querySelector(".badge").textContent),
    words: row.querySelector(".excerpt")?.textContent.replace(/\s+/g, " ").trim() ?? "",
    lack: row.querySelector(".nothing, .lack")?.textContent ?? "",
  }));
  const title = (card) => card.querySelector("h4").textContent;
  const linkTo = (card) => `${location.href.split("#")[0]}#${card.id}`;
  const link = (card) => linkTo(card);
  const citation = (card) => [
    title(card),
    ...rows(card).map(({ name, headline, date, link: url, words, lack }) => {
      const where = [name, headline && `“${headline}”`, date, url].filter(Boolean).join(", ");
      return `${where}: ${words ? `“${words}”` : lack}`;
    }),
    `Point ${review.number(card)}, ${linkTo(card)}`,
  ].join("\n");
  const plain = (text) => text.replace(/[\\`*_{}[\]<>#|~!]/g, "\\$&");
  const markdown = (card) => [
    `**${plain(title(card))}** ([point ${review.number(card)}](<${linkTo(card)}>))`,
    ...rows(card).map(({ name, headline, date, link: url, words, lack }) => {
      const shown = plain([name, headline].filter(Boolean).join(", "));
      const where = (url ? `[${shown}](<${url.replace(/[<>]/g, encodeURIComponent)}>)` : shown) + (date ? `, ${plain(date)}` : "");
      return `> ${words ? plain(words) : `*${plain(lack)}*`}\n>\n> — ${where}`;
    }),
  ].join("\n\n") + "\n";

  const copy = async (text, told) => {
    try {
      await navigator.clipboard.writeText(text);
      tell(told);
    } catch {
      $("by-hand-text").value = text;
      $("by-hand").showModal();
      $("by-hand-text").select();
    }
  };

  /* One menu for all cards, at the button that asked for it */
  const pop = (button, choices) => {
    opener = button;
    menu.replaceChildren(...choices.map(([words, act]) => {
      const choice = document.createElement("button");
      choice.type = "button";
      choice.textContent = words;
      choice.addEventListener("click", () => {
        menu.hidePopover();
        button.focus();
        act();
      });
      return choice;
    }));
    menu.showPopover();
    const at = button.getBoundingClientRect();
    height = at.top;
    const box = menu.getBoundingClientRect();
    menu.style.left = `${Math.max(8, Math.min(at.left, innerWidth - box.width - 8))}px`;
    menu.style.top = `${at.bottom + box.height + 8 > innerHeight ? Math.max(8, at.top - box.height - 4) : at.bottom + 4}px`;
    menu.firstElementChild.focus();
  };
  menu.addEventListener("toggle", (event) => opener?.setAttribute("aria-expanded", String(event.newState === "open")));
  menu.addEventListener("keydown", (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const choices = [...menu.children];
    choices[(choices.indexOf(document.activeElement) + by + choices.length) % choices.length].focus();
  });
  /* A browser may tell only now how the page went before the menu was asked for: it goes when its button has gone. */
  const isLeft = () => menu.matches(":popover-open") && opener.getBoundingClientRect().top !== height;
  addEventListener("scroll", () => { if (isLeft()) menu.hidePopover(); }, { passive: true });

  /* Opening the source at the sentence */
  const places = (card) => all(".who a[rel]", card);
  const visit = (place) => window.open(place.href, "_blank", "noopener,noreferrer"); // what is decided here stays open
  const nameOf = (place) => sources.get(place.closest(".row").querySelector(".badge").textContent).name;
  Object.assign(review.acts, {
    copy: (card, isKey, button) => pop(button, [
      ["Link", () => copy(link(card), "Link copied.")],
      ["Citation", () => copy(citation(card), "Citation copied.")],
      ["Markdown", () => copy(markdown(card), "Markdown copied.")],
    ]),
    open: (card, isKey, button) => {
      const found = places(card);
      if (found.length < 2) visit(found[0]);
      else pop(button, found.map((place) => [nameOf(place), () => visit(place)]));
    },
  });
  keys.y = () => {
    const card = here();
    if (card) copy(link(card), "Link copied.");
  };
  keys.o = () => {
    const card = here();
    if (!card) return;
    const place = document.activeElement.closest(".row")?.querySelector(".who a[rel]") ?? places(card)[0];
    if (place) visit(place);
    else tell("No address is known of these articles; t leads to their texts.");
  };
})();

// What the desk adds where scripts run: single keys in the review, and marks that can be put out.  Nothing here is needed to read.

const NUMBERS = "123456789";

/** The buttons of the question at hand, pressed by single keys. */
function reviewKeys(form) {
  const why = form.elements.namedItem("why");
  let verb = "choose";
  const arm = (next) => {
    verb = next;
    for (const option of form.querySelectorAll("[data-number]")) option.classList.toggle("armed", next !== "choose");
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input, select, textarea")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (NUMBERS.includes(event.key)) {
      const button = form.querySelector(`[data-${verb}="${event.key}"]`);
      arm("choose");
      if (!button) return;
      event.preventDefault();
      form.requestSubmit(button);
    } else if (event.key === "r") arm("reject");
    else if (event.key === "f") arm("furniture");
    else if (event.key === "Escape") arm("choose");
    else if (event.key === "w") {
      event.preventDefault();
      why.focus();
    }
  });
  // The reason given last is offered again: whoever goes through many questions of one kind says it once.
  why.value ||= sessionStorage.getItem("why") ?? "";
  form.addEventListener("submit", () => sessionStorage.setItem("why", why.value));
}

/** Links and buttons that have a key of their own. */
function ownKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea")) return;
    const at = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (at) {
      event.preventDefault();
      at.click();
    }
  });
}

/** Kinds of marks that can be put out, and the line of a claim shown when its words are pointed at. */
function marks(text) {
  for (const box of document.querySelectorAll("input[data-tone]")) {
    box.hidden = false;
    box.addEventListener("change", () => {
      for (const mark of text.querySelectorAll(`.tone-${box.dataset.tone}`)) mark.classList.toggle("off", !box.checked);
    });
  }
  const show = (event) => {
    const mark = event.target.closest("a.tone");
    for (const line of document.querySelectorAll(".claim-lines .near")) line.classList.remove("near");
    const line = mark && document.getElementById(mark.hash.slice(1));
    line?.classList.add("near");
    line?.scrollIntoView({ block: "nearest" });
  };
  if (matchMedia("(min-width: 60rem)").matches) {
    text.addEventListener("pointerover", show);
    text.addEventListener("focusin", show);
  }
}

/** Where in its document a place on the page is, in characters; null in what is set back, or shown otherwise than it stands. */
function characterAt(node, offset) {
  const paragraph = (node instanceof Element ? node : node.parentElement)?.closest("p[data-start]:not(.furniture)");
  if (!paragraph || [...paragraph.textContent].length !== Number(paragraph.dataset.length)) return null;
  const before = document.createRange();
  before.selectNodeContents(paragraph);
  before.setEnd(node, offset);
  return Number(paragraph.dataset.start) + [...before.toString()].length;
}

/** A passage that is selected in the text is put into the forms that take its characters, and can be claimed at once. */
function passages(text, fields, claim) {
  const button = claim && offered(claim);
  document.addEventListener("selectionchange", () => {
    const selected = document.getSelection();
    if (!selected.rangeCount || selected.isCollapsed || !text.contains(selected.anchorNode)) {
      if (button && document.activeElement !== button) button.hidden = true;
      return;
    }
    const range = selected.getRangeAt(0);
    const start = characterAt(range.startContainer, range.startOffset);
    const end = characterAt(range.endContainer, range.endOffset);
    if (start === null || end === null || start >= end) return;
    for (const field of fields) field.value = `${start}-${end}`;
    if (button) beside(button, range, text);
  });
}

/** A button that sends a form, shown beside what is selected. */
function offered(form) {
  const button = document.createElement("button");
  button.type = "submit";
  button.className = "offered";
  button.hidden = true;
  button.dataset.key = "c";
  button.textContent = "Make a claim";
  // Pressed, it must not take the selection away before it is sent.
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  form.append(button);
  button.setAttribute("form", (form.id ||= "claiming"));
  document.querySelector(".reading").append(button);
  return button;
}

function beside(button, range, text) {
  const at = range.getBoundingClientRect();
  const frame = text.parentElement.getBoundingClientRect();
  button.hidden = false;
  button.style.top = `${at.bottom - frame.top + 6}px`;
  button.style.left = `${Math.max(0, Math.min(at.left - frame.left, frame.width - button.offsetWidth))}px`;
}

/** A claim that an address leads to is opened. */
function openTarget() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target instanceof HTMLDetailsElement) target.open = true;
}

const deciding = document.getElementById("deciding");
if (deciding) reviewKeys(deciding);
ownKeys();
// What is to be done next is at hand, and what it is about stays in view.
document.querySelector("[data-first]")?.focus({ preventScroll: true });
const text = document.querySelector(".reading .text");
if (text) {
  marks(text);
  const fields = ["span", "claim-span"].map((id) => document.getElementById(id)).filter(Boolean);
  passages(text, fields, document.querySelector("#claim-passage form"));
}
openTarget();
addEventListener("hashchange", openTarget);

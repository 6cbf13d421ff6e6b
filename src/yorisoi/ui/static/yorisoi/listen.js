// Says a page sentence by sentence and marks the one that is being said; without this the plain player stays.
(() => {
  const list = [...document.querySelectorAll("[data-sound]")];
  const buttons = document.getElementById("buttons");
  const failed = document.getElementById("failed");
  const play = buttons.querySelector('[data-do="play"]');
  const voice = new Audio();
  const next = new Audio();
  next.preload = "auto";
  let at = 0;
  const marks = list.map((each, n) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...each.childNodes);
    button.addEventListener("click", () => say(n));
    each.append(button);
    return button;
  });
  const mark = () => marks.forEach((each, n) => (n === at ? each.setAttribute("aria-current", "true") : each.removeAttribute("aria-current")));
  const show = () => { play.textContent = voice.paused ? play.dataset.play : play.dataset.pause; };
  const start = () => voice.play().catch((error) => { if (error.name !== "AbortError") failed.textContent = failed.dataset.words; show(); });
  const say = (n) => {
    at = Math.max(0, Math.min(n, list.length - 1));
    failed.textContent = "";
    mark();
    voice.src = list[at].dataset.sound;
    start();
  };
  voice.addEventListener("play", show);
  voice.addEventListener("pause", show);
  voice.addEventListener("playing", () => { if (at + 1 < list.length) next.src = list[at + 1].dataset.sound; });
  voice.addEventListener("ended", () => { if (at + 1 < list.length) { say(at + 1); } else { at = 0; voice.removeAttribute("src"); mark(); show(); } });
  voice.addEventListener("error", () => { if (voice.getAttribute("src")) failed.textContent = failed.dataset.words; show(); });
  buttons.addEventListener("click", (event) => {
    const wanted = event.target.closest("button")?.dataset.do;
    if (wanted === "before") say(at - 1);
    if (wanted === "after") say(at + 1);
    if (wanted === "play") { if (!voice.paused) voice.pause(); else if (voice.getAttribute("src")) start(); else say(at); }
  });
  document.getElementById("whole").hidden = true;
  document.getElementById("how").hidden = false;
  buttons.hidden = false;
})();

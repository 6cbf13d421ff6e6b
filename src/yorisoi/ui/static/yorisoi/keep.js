// Keeps what is being typed at the desk, so that a closed tab or an ended session loses nothing.
(() => {
  const PAUSE = 4000;
  const forms = [...document.querySelectorAll("form")].filter(
    (form) => form.method === "post" && form.elements.kept_for && form.querySelector("textarea")
      && new URL(form.action).pathname === location.pathname);
  for (const form of forms) {
    let timer = 0;
    let isNew = false;
    const keep = () => {
      clearTimeout(timer);
      if (!isNew) return;
      isNew = false;
      const typed = new URLSearchParams();
      for (const [name, value] of new FormData(form)) if (typeof value === "string") typed.append(name, value);
      typed.append("place", location.pathname);
      fetch("/kept", { method: "POST", body: typed, keepalive: true, credentials: "same-origin" }).catch(() => { isNew = true; });
    };
    form.addEventListener("input", () => { isNew = true; clearTimeout(timer); timer = setTimeout(keep, PAUSE); });
    form.addEventListener("submit", () => { isNew = false; clearTimeout(timer); });
    addEventListener("pagehide", keep);
    document.addEventListener("visibilitychange", () => { if (document.hidden) keep(); });
  }
})();

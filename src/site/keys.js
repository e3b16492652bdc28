// Keys for those who like them. Everything here is also a link or a form; without this file nothing is lost.
{
  const rows = () => [...document.querySelectorAll("[data-row]")];
  let at = -1;
  let before = "";

  // Whoever came to a line by Tab goes on from there.
  function here() {
    const focused = document.activeElement?.closest("[data-row]");
    if (focused) at = rows().indexOf(focused);
  }

  // The next line is the first of that part of the page.
  function part(id) {
    const section = document.getElementById(id);
    if (!section) return;
    section.scrollIntoView();
    document.activeElement?.blur();
    const first = rows().findIndex((row) => section.contains(row));
    if (first >= 0) at = first - 1;
  }

  function move(step) {
    const all = rows();
    if (!all.length) return;
    here();
    at = Math.min(all.length - 1, Math.max(0, at + step));
    const row = all[at];
    const link = row.querySelector("[data-open]") ?? row.querySelector("a");
    row.scrollIntoView({ block: "nearest" });
    (link ?? row).focus({ preventScroll: true });
  }

  // Where keys lead is said by the page's own links, so that no address stands here.
  const follow = (key) => document.querySelector(`a[data-key="${key}"]`)?.click();
  const keys = {
    j: () => move(1),
    k: () => move(-1),
    o: () => {
      here();
      rows()[at]?.querySelector("[data-open]")?.click();
    },
    s: () => part("statements"),
    t: () => part("timeline"),
    "/": () => document.getElementById("q")?.focus(),
    "?": () => follow("?"),
  };

  // A link to an entry whose words the page no longer has: the entry's own page tells what became of them.
  const [, article] = location.pathname.match(/^\/article\/([0-9a-f]{32})$/) ?? [];
  const entry = location.hash.slice(1);
  if (article && /^[se][0-9a-f]{10}$/.test(entry) && !document.getElementById(entry))
    location.replace(`/entry/${article}-${entry}`);

  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = before === "g" && /^[fac]$/.test(event.key) ? () => follow(`g ${event.key}`) : keys[event.key];
    before = event.key;
    if (!act) return;
    event.preventDefault();
    act();
  });
}

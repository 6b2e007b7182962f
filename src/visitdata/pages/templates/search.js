"use strict";
(() => {
  const filters = document.getElementById("_filters");
  if (!filters) return;
  const count = document.getElementById("_count");
  const words = document.getElementById("_words");
  const unanswered = document.getElementById("_unanswered");
  const selects = [...filters.querySelectorAll("select")];
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const items = [...document.querySelectorAll("#_list > li")].map((item) => ({ item, text: plain(item.textContent) }));
  const has = (item, select) => {
    const name = select.id.slice(1);
    return !select.value || item.dataset[name].split(" ").includes(select.value);
  };
  const show = () => {
    const wanted = plain(words.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { item, text } of items) {
      const fits = wanted.every((word) => text.includes(word))
        && selects.every((select) => has(item, select))
        && (!unanswered.checked || "unanswered" in item.dataset);
      item.hidden = !fits;
      shown += fits;
    }
    const all = items.length.toLocaleString("en");
    count.textContent = shown === items.length ? `${all} ${items.length === 1 ? "dossier" : "dossiers"}`
      : `${shown.toLocaleString("en")} of ${all} dossiers`;
  };
  words.addEventListener("input", show);
  for (const each of [...selects, unanswered]) each.addEventListener("change", show);
  document.getElementById("_clear").addEventListener("click", () => {
    words.value = "";
    unanswered.checked = false;
    for (const each of selects) each.value = "";
    show();
    words.focus();
  });
  filters.hidden = false;
  show();
})();

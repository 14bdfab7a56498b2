/** The page's style: both themes by the reader's own preference, one column, printable. */
export const pageStyle = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1b1f24; --ink-soft: #5b6570; --rule: #d9dee4; --ok: #2f7d4f; --same: #8fa3b8; --bad: #c0392b; --one: #2b6cb0; --two: #d08700; --three: #2f7d4f; --four: #7a5195; }
@media (prefers-color-scheme: dark) { :root { --paper: #14171a; --ink: #e6e9ec; --ink-soft: #9aa4ae; --rule: #323940; --ok: #58b37e; --same: #5f7489; --bad: #e0675a; --one: #63a0dc; --two: #e0a63a; --three: #58b37e; --four: #a983c4; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
header { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 1rem; }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.15rem; margin: 2.5rem 0 .5rem; border-bottom: 1px solid var(--rule); } h3 { font-size: .95rem; margin: 1.2rem 0 .3rem; color: var(--ink-soft); font-weight: 600; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .25rem .6rem .25rem 0; border-bottom: 1px solid var(--rule); vertical-align: top; } th { color: var(--ink-soft); font-weight: 600; white-space: nowrap; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; } .failed { color: var(--bad); font-weight: 600; } .success { color: var(--ok); } .soft { color: var(--ink-soft); }
svg { max-width: 100%; height: auto; } .key { display: inline-flex; align-items: center; gap: .35rem; margin-right: 1rem; font-size: .85rem; color: var(--ink-soft); } .key i { width: .8rem; height: .8rem; border-radius: 2px; display: inline-block; }
input, button { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--rule); border-radius: 4px; padding: .3rem .6rem; } input { width: 100%; max-width: 26rem; }
html[lang=es] span[lang=en], html[lang=en] span[lang=es] { display: none; }
@media print { button, input { display: none; } }
`;

/** What the page does: choose a language, search the rejects. Works without, too. */
export const pageScript = `
const page = document.documentElement;
const show = (language) => { page.lang = language; };
show(navigator.language.startsWith('en') ? 'en' : 'es');
for (const button of document.querySelectorAll('button[data-language]')) button.addEventListener('click', () => show(button.dataset.language));
const search = document.querySelector('#search');
search?.addEventListener('input', () => {
  const wanted = search.value.toLowerCase();
  for (const row of document.querySelectorAll('tr[data-reject]')) row.hidden = !row.dataset.reject.includes(wanted);
});
`;

// Not a module: it runs before the first paint, so that a chosen dark theme does not flash white.
{
  const root = document.documentElement;
  let chosen;
  try { chosen = localStorage.getItem('theme'); } catch { /* The browser blocks storage: the system's theme applies. */ }
  if (chosen === 'light' || chosen === 'dark') root.dataset.theme = chosen;

  document.addEventListener('click', event => {
    if (!(event.target instanceof Element && event.target.closest('#theme'))) return;
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
    try { localStorage.setItem('theme', root.dataset.theme); } catch { /* The choice lasts for this page. */ }
    document.dispatchEvent(new Event('theme'));
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => document.dispatchEvent(new Event('theme')));
}

/**
 * Buttons with data-copy="id" copy the value or text of that element. Without secure context there is no clipboard;
 * then the text is selected.
 */
document.addEventListener('click', async event => {
  const button = /** @type {HTMLElement} */ (event.target).closest?.('[data-copy]');
  if (!button) return;
  const source = document.getElementById(button.getAttribute('data-copy') ?? '');
  if (!source) return;
  const label = button.dataset.label ??= button.textContent ?? '';
  try {
    await navigator.clipboard.writeText(source instanceof HTMLInputElement ? source.value : source.textContent ?? '');
    button.textContent = 'Copied';
  } catch {
    if (source instanceof HTMLInputElement) source.select();
    else getSelection()?.selectAllChildren(source);
    button.textContent = 'Selected: press Ctrl+C or ⌘C';
  }
  setTimeout(() => { button.textContent = label; }, 2_000);
});

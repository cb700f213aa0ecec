// Keys of the officers' pages. An element says which key presses it (data-tuts); what it does is its own affair:
// a link leads, a button sends, and `data-fokus` names the field to write in. Nothing can be done by key alone.

const MATI = 'lpse.tuts.mati';
const WRITING = 'textarea, select, input:not([type="checkbox"], [type="radio"]), [contenteditable]';
// What a keyboard sends for the key that people mean.
const SAME = { '=': '+', _: '-', pageup: '[', pagedown: ']' };

const dialog = document.getElementById('tuts');
const choice = document.getElementById('tuts-aktif');

// A browser that keeps nothing (private window, full disk) simply starts with the keys on.
const remembered = (write) => {
  try {
    return write ? write(localStorage) : localStorage.getItem(MATI) === '1';
  } catch {
    return false;
  }
};

let off = remembered();

const show = () => {
  if (choice) choice.checked = !off;
  document.documentElement.classList.toggle('tuts-mati', off);
};

const named = (event) => {
  if (event.altKey || event.metaKey) return '';
  if (event.ctrlKey) return event.key === 'Enter' ? 'ctrl+enter' : '';
  const key = event.key.toLowerCase();
  // Page up and down move through a long page as ever; over the scan they turn its pages.
  if (key.startsWith('page') && !event.target.closest('.penampil__isi')) return '';
  return SAME[key] ?? key;
};

const press = (element) => {
  if (!element.dataset.fokus) {
    element.click();
    return;
  }
  const field = document.getElementById(element.dataset.fokus);
  const fold = field.closest('details');
  if (fold) fold.open = true;
  field.focus();
};

document.addEventListener('keydown', (event) => {
  // Held down, a key would mark one document after another.
  if (event.repeat || event.isComposing || event.defaultPrevented || dialog?.open) return;
  const key = named(event);
  // WCAG 2.1.4: single keys are silent in fields and can be switched off; Ctrl+Enter is no single key.
  if (!key || (key !== 'ctrl+enter' && (off || event.target.closest(WRITING)))) return;
  const wanted = [...document.querySelectorAll('[data-tuts]')].find(
    (element) => element.dataset.tuts === key && element.getClientRects().length,
  );
  if (!wanted) return;
  event.preventDefault();
  press(wanted);
});

document.querySelector('[data-tuts="?"]')?.addEventListener('click', () => dialog.showModal());
choice?.addEventListener('change', () => {
  off = !choice.checked;
  remembered((store) => (off ? store.setItem(MATI, '1') : store.removeItem(MATI)));
  show();
});
show();

// A link to a field means: write here next.
const goal = document.getElementById(location.hash.slice(1));
if (goal?.matches('select, input, textarea')) goal.focus();

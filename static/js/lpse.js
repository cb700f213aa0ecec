// Every page works without this file; it only saves the reader a step.

// `autofocus` does this by itself, except with a fragment in the address or where htmx brings the summary later.
const focusSummary = (root) => {
  const summary = root.querySelector('#ringkasan-galat');
  if (summary && summary !== document.activeElement) summary.focus();
};

// A second press of a slow button would send the form twice.
const refuseSecondPress = (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== 'post') return;
  if (form.dataset.terkirim) {
    event.preventDefault();
    return;
  }
  form.dataset.terkirim = '1';
  setTimeout(() => delete form.dataset.terkirim, 8000);
};

// allauth's passkey scripts report failures as an event, and only to the console otherwise.
const showKeyFailure = (event) => {
  const message = document.querySelector('[data-galat-kunci]');
  if (!message) return;
  event.preventDefault();
  message.hidden = false;
  message.focus();
};

// What cannot work without scripts appears only now.
document.querySelectorAll('[data-perlu-skrip]').forEach((control) => {
  control.hidden = false;
});

// A banner that was closed stays hidden for the rest of the visit; the next update of the same matter shows again.
const closedBanners = () => {
  try {
    return (sessionStorage.getItem('spanduk') || '').split(' ');
  } catch {
    return [];
  }
};
document.querySelectorAll('[data-spanduk]').forEach((banner) => {
  banner.hidden = closedBanners().includes(banner.dataset.spanduk);
  banner.querySelector('[data-tutup-spanduk]').addEventListener('click', () => {
    banner.hidden = true;
    document.getElementById('utama')?.focus();
    try {
      sessionStorage.setItem('spanduk', [...closedBanners(), banner.dataset.spanduk].join(' '));
    } catch {
      // Without storage it comes back with the next page.
    }
  });
});

document.addEventListener('submit', refuseSecondPress);
document.addEventListener('allauth.error', showKeyFailure);
document.addEventListener('htmx:afterSwap', (event) => focusSummary(event.detail.target));
window.addEventListener('pageshow', (event) => {
  // A page kept from before a step shows how things stood then; typed answers not yet sent are left alone.
  if (event.persisted && document.querySelector('[data-segarkan], form[data-terkirim]')) {
    location.reload();
    return;
  }
  // Back from the next page, the forms must be free again and the focus stays where it was.
  document.querySelectorAll('form[data-terkirim]').forEach((form) => delete form.dataset.terkirim);
  // One frame later the browser has done its own autofocus.
  if (!event.persisted) requestAnimationFrame(() => focusSummary(document));
});

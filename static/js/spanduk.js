// Hides a banner for the rest of the visit; the next update of the same matter shows again.

const KEY = 'spanduk';

function hidden() {
  try {
    return (sessionStorage.getItem(KEY) || '').split(' ');
  } catch {
    return [];
  }
}

document.querySelectorAll('[data-spanduk]').forEach((banner) => {
  banner.hidden = hidden().includes(banner.dataset.spanduk);
  banner.querySelector('[data-tutup-spanduk]').addEventListener('click', () => {
    banner.hidden = true;
    document.getElementById('utama')?.focus();
    try {
      sessionStorage.setItem(KEY, [...hidden(), banner.dataset.spanduk].join(' '));
    } catch {
      // Without storage it comes back with the next page.
    }
  });
});

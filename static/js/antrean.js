// The box "all on this page" ticks the boxes it stands for; without this file the server reads it so.

const form = document.querySelector('form[data-pilih]');
const all = form && form.elements.semua;
const rows = () => [...form.querySelectorAll('input[name="pilih"]')];

if (all) {
  all.addEventListener('change', () => rows().forEach((box) => { box.checked = all.checked; }));
  form.addEventListener('change', (event) => {
    if (event.target.name === 'pilih') all.checked = rows().every((box) => box.checked);
  });
  // The rows themselves say what is chosen now; naming them twice would only lengthen the address.
  form.addEventListener('formdata', (event) => event.formData.delete('semua'));
}

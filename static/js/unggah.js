// Says what was chosen and how large it is, refuses what is too large before it costs data, and makes photographs
// smaller where the input asks for it (data-kecilkan = longest edge in pixels). Without it the form simply sends.

const KUALITAS = 0.7;
const LAYAK_DIKECILKAN = 1024 * 1024;

const ukuran = (bita) =>
  bita < 1024 * 1024
    ? `${Math.max(1, Math.round(bita / 1024))} KB`
    : `${(bita / 1024 / 1024).toFixed(1).replace('.', ',')} MB`;

const isShrinkable = (file, edge) =>
  edge > 0 && file.size >= LAYAK_DIKECILKAN && /^image\/(jpeg|png|webp)$/.test(file.type);

// Returns the file unchanged whenever the browser cannot do better.
async function shrink(file, edge) {
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, edge / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(bitmap.width * scale);
    canvas.height = Math.round(bitmap.height * scale);
    const context = canvas.getContext('2d');
    context.fillStyle = 'white';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    // A phone with little memory keeps one decoded picture at most.
    bitmap.close();
    const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', KUALITAS));
    if (!blob || blob.size >= file.size) return file;
    return new File([blob], file.name.replace(/\.\w+$/, '') + '.jpg', { type: 'image/jpeg' });
  } catch {
    return file;
  }
}

async function describe(input, status) {
  const [file] = input.files;
  if (!file) {
    status.textContent = '';
    return;
  }
  const edge = Number(input.dataset.kecilkan);
  let smaller = file;
  if (isShrinkable(file, edge)) {
    status.textContent = `Memperkecil ${file.name} …`;
    smaller = await shrink(file, edge);
  }
  // Another file may have been chosen while this one was being drawn.
  if (input.files[0] !== file) return;
  if (smaller !== file) {
    const carrier = new DataTransfer();
    carrier.items.add(smaller);
    input.files = carrier.files;
  }
  const limit = Number(input.dataset.maksMb) * 1024 * 1024;
  status.textContent =
    limit && smaller.size > limit
      ? `${smaller.name} berukuran ${ukuran(smaller.size)}, lebih dari ${input.dataset.maksMb} MB. Pilih berkas lain.`
      : `${smaller.name}. Akan dikirim ${ukuran(smaller.size)}.`;
}

document.querySelectorAll('input[type="file"]').forEach((input) => {
  const status = document.createElement('p');
  status.className = 'unggah__keadaan';
  status.setAttribute('role', 'status');
  input.after(status);
  input.addEventListener('change', () => describe(input, status));
});

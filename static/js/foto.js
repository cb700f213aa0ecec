// Photographs before they cost data: made smaller where that helps, and shown to whoever sends them.

// The next one only where the picture is still heavier than a bad line carries in a few seconds.
const QUALITIES = [0.7, 0.6, 0.5];
const HEAVIEST = 600 * 1024;
// A file of this size goes as it is: decoding it again would cost sharpness and save seconds at most.
const SMALL_ENOUGH = 400 * 1024;
const PREVIEW_EDGE = 320;

// By its ending as well: a browser that does not know HEIC gives it no type.
const isPicture = (file) => file.type.startsWith('image/') || /\.hei[cf]$/i.test(file.name);

export const isHeavyPicture = (file) => isPicture(file) && file.size > SMALL_ENOUGH;

// A picture is never enlarged; `edge` is also the floor at which its small print can still be read.
function draw(bitmap, edge) {
  const scale = Math.min(1, edge / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  // JPEG knows no transparency and would turn it black.
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas;
}

async function shrink(file, bitmap, edge) {
  const canvas = draw(bitmap, edge);
  let blob = null;
  for (const quality of QUALITIES) {
    blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', quality));
    if (!blob || blob.size <= HEAVIEST) break;
  }
  // Frees the pixels at once; a phone would otherwise keep them until it runs short.
  canvas.width = 0;
  if (!blob || blob.size >= file.size) return file;
  return new File([blob], `${file.name.replace(/\.\w+$/, '')}.jpg`, { type: 'image/jpeg' });
}

// Returns what to send and a canvas to look at: the file itself and null where this browser cannot decode it.
// One decoded picture at a time: phones close the tab of whoever keeps more.
export async function prepare(file, edge) {
  if (!isPicture(file)) return { file, preview: null };
  let bitmap = null;
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const preview = draw(bitmap, PREVIEW_EDGE);
    return { file: edge > 0 && isHeavyPicture(file) ? await shrink(file, bitmap, edge) : file, preview };
  } catch {
    return { file, preview: null };
  } finally {
    bitmap?.close();
  }
}

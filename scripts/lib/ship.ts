/** Puts weights where the app finds them: `public/checkpoints`, listed by hash. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const folder = 'public/checkpoints';
const list = `${folder}/index.json`;

interface Shipped {
  hash: string;
  file: string;
  bytes: number;
}

/** The file of shipped weights. @throws Error where no weights have this hash */
export function shippedFile(hash: string): string {
  const found = (JSON.parse(readFileSync(list, 'utf8')) as Shipped[]).find((entry) => entry.hash === hash);
  if (!found) throw new Error(`No weights are shipped with the hash ${hash}`);
  return `${folder}/${found.file}`;
}

/** Ships weights as `name`, in place of those that had the name before. @returns their hash */
export function ship(name: string, bytes: ArrayBuffer): string {
  const hash = createHash('sha256').update(new Uint8Array(bytes)).digest('hex');
  mkdirSync(folder, { recursive: true });
  const present: Shipped[] = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Shipped[]) : [];
  const replaced = present.filter(({ file }) => new RegExp(`^${name}-[0-9a-f]{12}\\.safetensors$`).test(file));
  for (const { file } of replaced) rmSync(`${folder}/${file}`, { force: true });
  const file = `${name}-${hash.slice(0, 12)}.safetensors`;
  writeFileSync(`${folder}/${file}`, new Uint8Array(bytes));
  const entries = [...present.filter((entry) => !replaced.includes(entry)), { hash, file, bytes: bytes.byteLength }];
  writeFileSync(list, `${JSON.stringify(entries.sort((a, b) => (a.file < b.file ? -1 : 1)), null, 2)}\n`);
  return hash;
}

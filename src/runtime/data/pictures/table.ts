/** Tables of labels: CSV (RFC 4180) with a column of file names and one of labels; semicolons and tabs also part. */
import { type Problem, error } from '../../graph/problems';

const fileHeads = ['file', 'filename', 'file_name', 'image', 'path', 'picture', 'name', 'id'];
const labelHeads = ['label', 'class', 'category', 'target', 'labels'];

/** Labels by file name. `name` is what problems call the table. Without a known header: the first column names files, the second labels. */
export function readTable(text: string, name: string): Map<string, string> | Problem {
  const rows = readRows(text);
  const heads = (rows[0] ?? []).map((cell) => cell.trim().toLowerCase());
  const [file, label] = [heads.findIndex((head) => fileHeads.includes(head)), heads.findIndex((head) => labelHeads.includes(head))];
  const headed = file >= 0 && label >= 0;
  const body = headed ? rows.slice(1) : rows;
  const narrow = body.findIndex((row) => row.length < (headed ? Math.max(file, label) + 1 : 2));
  if (body.length === 0 || narrow >= 0) return error('table-unreadable', { values: { name, line: Math.max(0, narrow) + (headed ? 2 : 1) } });
  return new Map(body.map((row) => [row[headed ? file : 0]!.trim(), row[headed ? label : 1]!.trim()]));
}

function readRows(text: string): string[][] {
  const plain = text.replace(/^\uFEFF/, '');
  const [head = ''] = plain.split('\n', 1);
  const comma = [',', ';', '\t'].reduce((best, one) => (head.split(one).length > head.split(best).length ? one : best));
  const rows: string[][] = [];
  let [row, cell, quoted] = [[] as string[], '', false];
  const endCell = () => {
    row.push(cell);
    cell = '';
  };
  const endRow = () => {
    endCell();
    if (row.some((one) => one.trim() !== '')) rows.push(row);
    row = [];
  };
  for (let at = 0; at < plain.length; at++) {
    const sign = plain[at]!;
    if (quoted && sign === '"' && plain[at + 1] === '"') cell += plain[++at]!;
    else if (sign === '"') quoted = !quoted;
    else if (quoted) cell += sign;
    else if (sign === comma) endCell();
    else if (sign === '\n') endRow();
    else if (sign !== '\r') cell += sign;
  }
  endRow();
  return rows;
}

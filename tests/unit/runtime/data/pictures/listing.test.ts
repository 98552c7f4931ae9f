import { expect, it } from 'vitest';
import { listPictures } from '../../../../../src/runtime/data/pictures/listing';
import { readTable } from '../../../../../src/runtime/data/pictures/table';

const none = new Map<string, string>();

it('takes classes from folder names, in order, and passes over what is no picture', () => {
  const paths = ['pets/dogs/b.PNG', 'pets/cats/a.jpg', 'pets/cats/readme.txt', '__MACOSX/pets/cats/a.jpg', 'pets/cats/.hidden.png', 'pets/cats/c.webp'];
  expect(listPictures(paths, none)).toEqual({
    pictures: [{ path: 'pets/cats/a.jpg', label: 0 }, { path: 'pets/cats/c.webp', label: 0 }, { path: 'pets/dogs/b.PNG', label: 1 }],
    classes: ['cats', 'dogs'],
    labels: 'folders',
    absent: [],
  });
});

it('orders classes that are numbers by their size', () => {
  expect(listPictures(['d/10/a.png', 'd/2/b.png', 'd/1/c.png'], none)).toMatchObject({ classes: ['1', '2', '10'] });
});

it('knows one class where pictures lie in no folders', () => {
  expect(listPictures(['a.png', 'b.png'], none)).toMatchObject({ classes: [''], labels: 'none' });
});

it('takes classes from a table, whether it names folders or not', () => {
  const table = new Map([['labels.csv', 'filename,label\na.png,three\nx/b.png,one\nc,three\n']]);
  expect(listPictures(['x/a.png', 'x/b.png', 'c.png'], table)).toEqual({
    pictures: [{ path: 'c.png', label: 1 }, { path: 'x/a.png', label: 1 }, { path: 'x/b.png', label: 0 }],
    classes: ['one', 'three'],
    labels: 'table',
    absent: [],
  });
});

it('names the picture that a table has no label for', () => {
  const table = new Map([['labels.csv', 'a.png,1\n']]);
  expect(listPictures(['a.png', 'b.png'], table)).toMatchObject({ code: 'table-without-picture', values: { name: 'labels.csv', picture: 'b.png', count: 1 } });
});

it('takes several tables together, and tells what they name besides', () => {
  const tables = new Map([['train.csv', 'a.png,1\ngone.png,1\n'], ['test.csv', 'b.png,2\n']]);
  expect(listPictures(['a.png', 'b.png'], tables)).toMatchObject({ classes: ['1', '2'], labels: 'table', absent: ['gone.png'] });
});

it('says so where there are no pictures, or too many classes', () => {
  expect(listPictures(['notes.txt'], none)).toMatchObject({ code: 'pictures-none', values: { files: 'notes.txt' } });
  const many = Array.from({ length: 300 }, (_, index) => `d/${index}/a.png`);
  expect(listPictures(many, none)).toMatchObject({ code: 'pictures-classes', values: { classes: 300, most: 256 } });
});

it('reads tables with quotes, semicolons, byte order marks and Windows line ends', () => {
  expect(readTable('\uFEFFclass;file\r\n"a ""b""; c";x.png\r\n', 't.csv')).toEqual(new Map([['x.png', 'a "b"; c']]));
  expect(readTable('x.png\t5\ny.png\t6', 't.tsv')).toEqual(new Map([['x.png', '5'], ['y.png', '6']]));
});

it('names the line of a table that lacks a column', () => {
  expect(readTable('file,label\na.png,1\nb.png\n', 't.csv')).toMatchObject({ code: 'table-unreadable', values: { name: 't.csv', line: 3 } });
  expect(readTable('', 't.csv')).toMatchObject({ code: 'table-unreadable' });
});
